// A display in memory, of one browser alone: on it Chromium draws with Mesa, in half the time that it takes with what it
// brings along for machines without a display.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Starts Xvfb; resolves to its name, such as `:5`, and what ends it, or to null where there is no Xvfb. */
export async function startDisplay() {
  const arguments_ = ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp", "-noreset"];
  const xvfb = spawn("Xvfb", arguments_, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const close = () => xvfb.kill();
  process.once("exit", close);
  const number = await new Promise((resolve) => {
    xvfb.once("error", () => resolve(null));
    xvfb.once("exit", () => resolve(null));
    createInterface(xvfb.stdio[3]).once("line", resolve);
  });
  return number && { name: `:${number}`, close };
}
