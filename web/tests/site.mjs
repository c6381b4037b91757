// What most files of tests share: a server of dist/ and a browser, from the first test of a file to its last.

import { after, before } from "node:test";
import { launch, serveDist } from "./page.mjs";

/** Of the file whose tests run; there from the first of them on. */
export let server;
export let browser;

/** Starts both before the tests of the file that calls this, and closes them after. */
export function startSite() {
  before(async () => {
    server = await serveDist();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}
