// What keeps the map from being shown, told in words above the text, which stays.

import { word } from "./words.js";

const root = document.documentElement;

/** Something that a reader can be told: what happened, and what to do. Each is a message and its values. */
export class Problem extends Error {
  constructor(what, remedy, values = {}) {
    super(word(what, values));
    this.remedy = word(remedy, values);
  }

  /** What is thrown as a Problem: itself, or what to say of it. */
  static of(error) {
    if (error instanceof Problem) return error;
    return new Problem("page-problem-start", "page-remedy-again", { reason: error?.message ?? String(error) });
  }
}

/** Gives the map up: the page is its text again, and says above it what is wrong. Only the first problem is told. */
export function fail(problem) {
  if (root.dataset.state === "failed" && !document.getElementById("problem").hidden) return;
  document.getElementById("problem-what").textContent = `${word("page-problem")} ${problem.message}`;
  document.getElementById("problem-remedy").textContent = problem.remedy;
  document.getElementById("problem").hidden = false;
  root.dataset.state = "failed";
}

document.getElementById("again").addEventListener("click", () => location.reload());
