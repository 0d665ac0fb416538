/** @file Child processes of the engine (decoder, scorer): in Node by fork; a host without fork (Electron's utilityProcess) injects its own launcher. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fromText, toText } from './bytes-in-json.ts';

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
  /** Brings a GLib of its own (sharp does), beside which no other may be: [Note: Two GLibs] in hosts/main/paths.ts. */
  ownGlib?: boolean;
}

export type LaunchChild = (module: URL, options?: LaunchOptions) => ChildHandle;

const endWithParent = new URL('./end-with-parent.ts', import.meta.url).href;

/** Launches `module` (a TypeScript or JavaScript file) with this process's own Node. The child ends with its parent: see end-with-parent.ts. */
export const launchNodeChild: LaunchChild = (module, options = {}) => {
  const child = fork(fileURLToPath(module), options.args ?? [], {
    serialization: 'advanced',
    env: { ...process.env, ...options.env },
    execArgv: nodeSwitches(options, endWithParent),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return handleOf(child, (message) => message);
};

/**
 * Launches children with another Node than this process's, whose V8 may be older: what is said to them is text, and they answer in kind. It reads no
 * archive of Electron's, so modules are taken from beside it.
 */
export const launchWithNode =
  (binary: string): LaunchChild =>
  (module, options = {}) => {
    const file = fileURLToPath(besideArchive(module.href));
    const child = spawn(
      binary,
      [...nodeSwitches(options, besideArchive(endWithParent)), file, ...(options.args ?? [])],
      { serialization: 'json', env: { ...process.env, ...options.env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    );
    return handleOf(child, toText);
  };

const besideArchive = (href: string): string => href.replace('/app.asar/', '/app.asar.unpacked/');

const nodeSwitches = ({ maxHeapMb }: LaunchOptions, first: string): string[] => [
  ...(maxHeapMb ? [`--max-old-space-size=${maxHeapMb}`] : []),
  ...['--import', first],
];

function handleOf(child: ChildProcess, toSend: (message: unknown) => unknown): ChildHandle {
  return {
    pid: child.pid,
    send: (message) => {
      if (child.connected) child.send(toSend(message) as object, () => undefined);
    },
    onMessage: (listener) =>
      void child.on('message', (message) => listener(typeof message === 'string' ? fromText(message) : message)),
    onExit: (listener) => {
      const end = Promise.withResolvers<{ code: number | null; signal: string | null }>();
      child.once('exit', (code, signal) => end.resolve({ code, signal }));
      // It never started.
      child.once('error', () => end.resolve({ code: 1, signal: null }));
      void end.promise.then(listener);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
