/** @file LaunchChild for the engine in a utility process: main starts the child, messages pass through it. */
import type { ChildHandle, LaunchChild } from '../../core/work/launch-child.ts';
import type { FromEngine, ToEngine } from './engine-protocol.ts';

export interface UtilityLauncher {
  launch: LaunchChild;
  /** Main's messages about children; others are left alone. */
  receive(message: ToEngine): void;
}

interface Child {
  heard: ((message: unknown) => void)[];
  ended: ((exit: { code: number | null; signal: string | null }) => void)[];
}

export function createUtilityLauncher(send: (message: FromEngine) => void): UtilityLauncher {
  const children = new Map<number, Child>();
  let counter = 0;
  return {
    launch: (module, options = {}): ChildHandle => {
      counter += 1;
      const child = counter;
      const listeners: Child = { heard: [], ended: [] };
      children.set(child, listeners);
      send({ type: 'launch', child, module: module.href, options });
      return {
        // Main knows it; nothing in the engine needs it.
        pid: undefined,
        send: (message) => {
          if (children.has(child)) send({ type: 'child-send', child, message });
        },
        onMessage: (listener) => void listeners.heard.push(listener),
        onExit: (listener) => void listeners.ended.push(listener),
        kill: () => {
          if (children.has(child)) send({ type: 'child-kill', child });
        },
      };
    },
    receive: (message) => {
      if (message.type === 'child-message') {
        for (const listener of children.get(message.child)?.heard ?? []) listener(message.message);
      } else if (message.type === 'child-exit') {
        const gone = children.get(message.child);
        children.delete(message.child);
        for (const listener of gone?.ended ?? []) listener({ code: message.code, signal: message.signal });
      }
    },
  };
}
