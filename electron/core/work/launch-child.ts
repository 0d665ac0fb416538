/** @file Child processes of the engine (decoder, scorer): in Node by fork; a host without fork (Electron's utilityProcess) injects its own launcher. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface ChildHandle {
  readonly pid: number | undefined;
  /** Structured clone: typed arrays travel without JSON. Sending to a child that is gone is silently dropped; onExit says so. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once; code and signal as Node reports them. */
  onExit(listener: (exit: { code: number | null; signal: string | null }) => void): void;
  /** SIGKILL: children own nothing that cannot be made again. */
  kill(): void;
}

export interface LaunchOptions {
  args?: string[];
  env?: Record<string, string>;
  /** Megabytes of V8 heap; pixels live outside it. */
  maxHeapMb?: number;
}

export type LaunchChild = (module: URL, options?: LaunchOptions) => ChildHandle;

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;

/** Launches `module` (a TypeScript or JavaScript file) with this process's own Node. The child ends with its parent: see end-with-parent.ts. */
export const launchNodeChild: LaunchChild = (module, options = {}) => {
  const child = fork(fileURLToPath(module), options.args ?? [], {
    serialization: 'advanced',
    env: { ...process.env, ...options.env },
    execArgv: [
      ...(options.maxHeapMb ? [`--max-old-space-size=${options.maxHeapMb}`] : []),
      ...['--import', endWithParent],
    ],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(message as object, () => undefined);
    },
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', (code, signal) => listener({ code, signal })),
    kill: () => void child.kill('SIGKILL'),
  };
};
