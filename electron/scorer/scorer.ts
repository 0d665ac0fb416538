/** @file Main module of the scoring process: the engine's messages go to the one queue, its answers back. */
import { createScorer } from './create-scorer.ts';
import type { ToScorer } from './protocol.ts';

/** Electron's utility process has a port where Node has an IPC channel. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}
const { parentPort } = process as unknown as { parentPort?: ParentPort };

// A promise that failed unheard is the end, as in Node: Electron's utility processes would only warn, and a request would never be answered.
process.on('unhandledRejection', (error) => {
  throw error;
});

const receive = createScorer((message) => {
  if (parentPort) parentPort.postMessage(message);
  else process.send?.(message);
});
if (parentPort) parentPort.on('message', ({ data }) => receive(data as ToScorer));
else process.on('message', (message) => receive(message as ToScorer));

// Without an engine there is nobody to score for.
process.on('disconnect', () => process.exit(0));
