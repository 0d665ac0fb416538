/** @file Electron's utilityProcess for a machine without Electron: Node processes that find a parentPort, as the real ones do. */
import { fork as forkNode } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { ForkOptions, UtilityProcess } from 'electron';
import type { Fork } from '../../electron/hosts/main/child-broker.ts';
import { takePorts } from './message-port-main.ts';
import type { Envelope } from './parent-port-shim.ts';

export interface ForkedProcess {
  name: string;
  isAlive: boolean;
  kill(): void;
}

export interface UtilityProcesses {
  fork: Fork;
  /** Everything ever started, oldest first. */
  started: ForkedProcess[];
  alive(name: string): ForkedProcess[];
  killAll(): Promise<void>;
}

const shim = fileURLToPath(new URL('./parent-port-shim.ts', import.meta.url));

export function createUtilityProcesses(): UtilityProcesses {
  const started: ForkedProcess[] = [];
  const ends: Promise<unknown>[] = [];

  const track = (name: string, double: EventEmitter, kill: () => void) => {
    const entry: ForkedProcess = { name, isAlive: true, kill };
    started.push(entry);
    ends.push(
      new Promise((resolve) =>
        double.once('exit', () => {
          entry.isAlive = false;
          resolve(undefined);
        }),
      ),
    );
  };
  const start = (file: string, args: string[], options: ForkOptions): EventEmitter => {
    refuseWrong(file, args, options);
    const child = forkNode(shim, [pathToFileURL(file).href, ...args], {
      serialization: 'advanced',
      env: options.env as NodeJS.ProcessEnv,
      execArgv: [...v8FlagsOf(options.execArgv ?? []), '--unhandled-rejections=warn-with-error-code'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ports: MessagePort[] = [];
    // Structured clone, as Electron's ports do it: a Buffer arrives as a plain Uint8Array.
    const send = (envelope: Envelope) => {
      if (child.connected) child.send(structuredClone(envelope), () => undefined);
    };
    const watchPort = (port: MessagePort): number => {
      const number = ports.push(port) - 1;
      port.on('message', (data) => send({ to: number, data, closed: false }));
      port.on('close', () => send({ to: number, data: null, closed: true }));
      return number;
    };
    const kill = () => void child.kill('SIGKILL');
    const double = Object.assign(new EventEmitter(), {
      pid: child.pid as number | undefined,
      kill,
      postMessage: (data: unknown, given: unknown = []) =>
        send({ to: 'parent', data, ports: takePorts(given).map(watchPort) }),
    });
    child.on('message', (message) => {
      const envelope = message as Envelope;
      if (envelope.to === 'parent') double.emit('message', envelope.data);
      else if (envelope.closed) ports[envelope.to]?.close();
      else ports[envelope.to]?.postMessage(envelope.data);
    });
    child.once('exit', (code) => {
      for (const port of ports) port.close();
      double.pid = undefined;
      double.emit('exit', code ?? 1);
    });
    track(options.serviceName ?? path.basename(file), double, kill);
    return double;
  };

  return {
    fork: (file, args = [], options = {}) => start(file, args, options) as unknown as UtilityProcess,
    started,
    alive: (name) => started.filter((entry) => entry.isAlive && entry.name.includes(name)),
    killAll: async () => {
      for (const entry of started) if (entry.isAlive) entry.kill();
      await Promise.all(ends);
    },
  };
}

/** What Electron's fork refuses, in its words. */
function refuseWrong(file: unknown, args: unknown, { stdio, env, execArgv }: ForkOptions): void {
  const areStrings = (list: unknown) => Array.isArray(list) && list.every((one) => typeof one === 'string');
  if (typeof file !== 'string' || file === '') throw new Error('Missing UtilityProcess entry script.');
  if (!areStrings(args)) throw new TypeError('Invalid value for args');
  if (execArgv !== undefined && !areStrings(execArgv)) throw new TypeError('Invalid value for execArgv');
  if (env !== undefined && !areStrings(Object.values(env))) throw new TypeError('Invalid value for env');
  if (stdio === undefined) return;
  if (!Array.isArray(stdio) || stdio.some((one) => !['pipe', 'ignore', 'inherit'].includes(one)))
    throw new Error('configuring stdio other than by pipe, ignore or inherit is not supported');
  if (stdio[0] !== 'ignore') throw new Error('stdin value other than ignore is not supported.');
}

/** Electron hands execArgv to Chromium, whose switch for V8 is --js-flags; bare flags of V8 reach nobody. */
const v8FlagsOf = (execArgv: readonly string[]): string[] =>
  execArgv.flatMap((word) => (word.startsWith('--js-flags=') ? word.slice('--js-flags='.length).split(' ') : []));
