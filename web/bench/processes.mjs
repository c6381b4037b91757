// What a browser costs the machine: all of its processes (the browser's own, graphics, renderers, services), from /proc.

import { readdirSync, readFileSync } from "node:fs";

/** Linux tells CPU time to programs in hundredths of a second. */
const MS_PER_TICK = 10;

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    // It has ended since its name was read.
    return null;
  }
}

/** Fields of /proc/PID/stat after the name, which is in brackets and may have spaces. */
const fields = (stat) => stat.slice(stat.lastIndexOf(")") + 2).split(" ");

/** A process and all that it has started, and they. */
export function family(root) {
  const parents = new Map();
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map(Number)) {
    const stat = read(`/proc/${pid}/stat`);
    if (stat) parents.set(pid, Number(fields(stat)[1]));
  }
  const isOf = (pid) => pid === root || (parents.has(pid) && isOf(parents.get(pid)));
  return [...parents.keys()].filter(isOf);
}

/** CPU time so far in milliseconds, with that of threads that have ended; each process is rounded down to a tick. */
export function cpuMs(pids) {
  const ticks = (stat) => fields(stat).slice(11, 13).reduce((sum, field) => sum + Number(field), 0);
  return pids.map((pid) => read(`/proc/${pid}/stat`)).filter(Boolean).reduce((sum, stat) => sum + ticks(stat), 0) * MS_PER_TICK;
}

/** CPU time so far of each thread that lives, in milliseconds: exact, for what costs less than a tick. */
function threadsMs(pids) {
  const threads = new Map();
  for (const pid of pids) {
    let tasks = [];
    try {
      tasks = readdirSync(`/proc/${pid}/task`);
    } catch {
      continue;
    }
    for (const task of tasks) {
      const [ran_ns] = (read(`/proc/${pid}/task/${task}/schedstat`) ?? "").split(" ");
      if (ran_ns) threads.set(task, Number(ran_ns) / 1e6);
    }
  }
  return threads;
}

/** Milliseconds of CPU of all threads while `during` runs: of those that live to its end. */
export async function exactCpuMs(pids, during) {
  const before = threadsMs(pids);
  await during();
  return [...threadsMs(pids)].reduce((sum, [task, ms]) => sum + ms - (before.get(task) ?? 0), 0);
}

/** Proportional set size in megabytes: what is shared is shared out among its users. */
export function pssMb(pids) {
  const kb = (rollup) => Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  return pids.map((pid) => read(`/proc/${pid}/smaps_rollup`)).filter(Boolean).reduce((sum, rollup) => sum + kb(rollup), 0) / 1024;
}
