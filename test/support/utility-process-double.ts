/** @file Electron's utilityProcess for a machine without Electron: Node processes that find a parentPort, as the real ones do. */
import { fork as forkNode } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import type { ForkOptions, UtilityProcess } from 'electron';
import type { Fork } from '../../electron/hosts/main/child-broker.ts';
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
    const child = forkNode(shim, [pathToFileURL(file).href, ...args], {
      serialization: 'advanced',
      env: options.env as NodeJS.ProcessEnv,
      execArgv: options.execArgv ?? [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ports: MessagePort[] = [];
    // Structured clone, as Electron's ports do it: a Buffer arrives as a plain Uint8Array.
    const send = (envelope: Envelope) => {
      if (child.connected) child.send(structuredClone(envelope), () => undefined);
    };
    const takePort = (port: MessagePort): number => {
      const number = ports.push(port) - 1;
      port.on('message', (data) => send({ to: number, data, closed: false }));
      port.on('close', () => send({ to: number, data: null, closed: true }));
      return number;
    };
    const kill = () => void child.kill('SIGKILL');
    const double = Object.assign(new EventEmitter(), {
      pid: child.pid,
      kill,
      postMessage: (data: unknown, given: MessagePort[] = []) =>
        send({ to: 'parent', data, ports: given.map(takePort) }),
    });
    child.on('message', (message) => {
      const envelope = message as Envelope;
      if (envelope.to === 'parent') double.emit('message', envelope.data);
      else if (envelope.closed) ports[envelope.to]?.close();
      else ports[envelope.to]?.postMessage(envelope.data);
    });
    child.once('exit', (code) => {
      for (const port of ports) port.close();
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
