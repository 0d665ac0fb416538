/** @file The engine's children (decoders, scorer, converter), started by main because no process may fork itself. They die with their engine. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UtilityProcess, utilityProcess } from 'electron';
import type { FromEngine, ToEngine } from '../utility/engine-protocol.ts';

export type Fork = typeof utilityProcess.fork;

export interface ChildBroker {
  /** The engine's messages about children; others are left alone. */
  receive(message: FromEngine): void;
  killAll(): void;
}

export interface ChildBrokerOptions {
  fork: Fork;
  send(message: ToEngine): void;
  /** Only modules of the app itself are started: those in here. */
  codeDir: string;
  env: NodeJS.ProcessEnv;
  /** Electron's own kill asks politely; a decoder stuck in a codec does not hear. */
  killHard(child: UtilityProcess): void;
}

export function createChildBroker({ fork, send, codeDir, env, killHard }: ChildBrokerOptions): ChildBroker {
  const children = new Map<number, UtilityProcess>();

  const launch = ({ child, module, options }: Extract<FromEngine, { type: 'launch' }>) => {
    const file = fileURLToPath(module);
    if (!isInside(codeDir, file)) {
      send({ type: 'child-exit', child, code: 1, signal: null });
      return;
    }
    const started = fork(file, options.args ?? [], {
      serviceName: `Chinagraph ${nameOf(file)}`,
      env: definedOnly({ ...env, ...options.env }),
      // These are Chromium's switches, not Node's: V8 hears of its own by this one.
      execArgv: options.maxHeapMb ? [`--js-flags=--max-old-space-size=${options.maxHeapMb}`] : [],
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    children.set(child, started);
    started.on('message', (message: unknown) => send({ type: 'child-message', child, message }));
    started.once('exit', (code) => {
      children.delete(child);
      send({ type: 'child-exit', child, code, signal: null });
    });
  };

  return {
    receive: (message) => {
      if (message.type === 'launch') launch(message);
      else if (message.type === 'child-send') children.get(message.child)?.postMessage(message.message);
      else if (message.type === 'child-kill') {
        const child = children.get(message.child);
        if (child) killHard(child);
      }
    },
    killAll: () => {
      for (const child of children.values()) killHard(child);
    },
  };
}

/** A file on another drive of Windows is absolute even as seen from the folder. */
export function isInside(folder: string, file: string, { relative, isAbsolute, sep } = path): boolean {
  const from = relative(folder, file);
  return from !== '' && from !== '..' && !from.startsWith(`..${sep}`) && !isAbsolute(from);
}

/** "decoder" of ".../decoder.js" and of ".../decoder/main.ts": what the system's task list shows. */
function nameOf(file: string): string {
  const { name, dir } = path.parse(file);
  return name === 'main' ? path.basename(dir) : name;
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** SIGKILL where there are signals; Electron's kill is as hard on Windows. */
export function killHard(child: Pick<UtilityProcess, 'pid' | 'kill'>): void {
  if (process.platform !== 'win32' && child.pid !== undefined) {
    try {
      process.kill(child.pid, 'SIGKILL');
    } catch {
      // Gone by itself in the meantime.
    }
  } else child.kill();
}
