/**
 * @file Loaded first in every child process: ends it soon after its parent has gone, whatever it is doing. The channel to the parent closes too, but only an
 * event loop that turns hears of it, and a codec or a model may keep it from turning for minutes. So a thread of its own looks.
 */
import { Worker } from 'node:worker_threads';

const lookMs = 500;

/** Plain JavaScript: a thread that has to compile TypeScript would cost ten times the memory. */
const watch = `
  const parent = ${process.ppid};
  const isGone = () => {
    if (process.platform !== 'win32') return process.ppid !== parent;
    try { process.kill(parent, 0); return false; } catch (error) { return error.code === 'ESRCH'; }
  };
  setInterval(() => { if (isGone()) process.kill(process.pid, 'SIGKILL'); }, ${lookMs});
`;

const watcher = new Worker(watch, {
  eval: true,
  execArgv: [],
  resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1, stackSizeMb: 1 },
});
watcher.unref();
