/**
 * @file In a Node process: the `process.parentPort` that Electron gives a utility process, then the module itself. Message ports cannot be handed to
 * another Node process, so each is a pair of local ends here whose messages go through the process's channel.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { MessagePortMain } from './message-port-main.ts';

/** What the double sends: a message for parentPort with the numbers of its ports, or one for a port (null: it was closed). */
export type Envelope =
  | { to: 'parent'; data: unknown; ports: number[] }
  | { to: number; data: unknown; closed: boolean };

const [, , module = '', ...args] = process.argv;
const far = new Map<number, MessagePort>();

const receivePort = (number: number): MessagePortMain => {
  const { port1, port2 } = new MessageChannel();
  far.set(number, port2);
  port2.on('message', (data) => process.send?.({ to: number, data, closed: false } satisfies Envelope));
  port2.on('close', () => process.send?.({ to: number, data: null, closed: true } satisfies Envelope, () => undefined));
  return new MessagePortMain(port1);
};

Object.assign(process, {
  argv: [process.argv[0], module, ...args],
  parentPort: {
    on: (_event: 'message', listener: (event: { data: unknown; ports: MessagePortMain[] }) => void) =>
      process.on('message', (message) => {
        const envelope = message as Envelope;
        if (envelope.to === 'parent') listener({ data: envelope.data, ports: envelope.ports.map(receivePort) });
        else if (envelope.closed) far.get(envelope.to)?.close();
        else far.get(envelope.to)?.postMessage(envelope.data);
      }),
    // What is said right before process.exit() may be lost: the end of a process and its messages reach main by two ways.
    postMessage: (data: unknown) => {
      const envelope: Envelope = { to: 'parent', data: structuredClone(data), ports: [] };
      setImmediate(() => process.send?.(envelope));
    },
  },
});
process.on('disconnect', () => process.exit(1));
await import(module);
