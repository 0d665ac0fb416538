/** @file A child's end of what `LaunchChild` started: Electron's utility process talks through `process.parentPort`, Node's fork through `process.send`. */
import { fromText, toText } from './bytes-in-json.ts';

export interface ChildPort<Reply> {
  on(event: 'message', listener: (message: unknown) => void): void;
  send(message: Reply): void;
}

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

/** Called once, by a child's main module; the process then ends with its parent. */
export function portOfThisProcess<Reply>(): ChildPort<Reply> {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort) {
    return {
      on: (_event, listener) => parentPort.on('message', (event) => listener(event.data)),
      send: (message) => parentPort.postMessage(message),
    };
  }
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole process group; when to stop is the engine's decision.
  process.on('SIGINT', () => undefined);
  // An engine on another V8 says text, and is answered in kind.
  let isText = false;
  return {
    on: (_event, listener) =>
      void process.on('message', (message) => {
        isText = typeof message === 'string';
        listener(typeof message === 'string' ? fromText(message) : message);
      }),
    send: (message) => void process.send?.(isText ? toText(message) : message),
  };
}
