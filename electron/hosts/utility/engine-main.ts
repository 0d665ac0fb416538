/** @file Main module of the engine's process. Its one argument is its settings, as JSON; it ends when main asks it to, or when main is gone. */
import { engineSettings } from './engine-protocol.ts';
import { type Parent, serveEngine } from './serve-engine.ts';

// A promise that failed unheard is the end, as in Node: Electron's utility processes would only warn, and half an engine would go on.
process.on('unhandledRejection', (error) => {
  throw error;
});

const { parentPort } = process as unknown as { parentPort?: Parent };
if (!parentPort) throw new Error('this module runs in a utility process of the desktop app only');

await serveEngine(parentPort, engineSettings.parse(JSON.parse(process.argv.at(-1) ?? '')));
process.exit(0);
