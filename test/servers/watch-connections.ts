/** @file What this process and all that it starts connect to over the network, as the system sees it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isHere } from '../support/needs.ts';
import { tempFolder } from '../support/temp-folder.ts';

export interface Connections {
  /** Addresses with ports, in the order of the calls; the same at a second call. */
  stop(): Promise<string[]>;
}

/** Null without strace. */
export async function watchConnections(): Promise<Connections | null> {
  if (!isHere('strace')) return null;
  const file = path.join(tempFolder('strace'), 'calls');
  const strace = spawn('strace', [
    '-f',
    '-e',
    'trace=connect,sendto,sendmmsg,execve',
    '-s',
    '80',
    '-o',
    file,
    '-p',
    String(process.pid),
  ]);
  const ended = once(strace, 'exit');
  // "Process 1234 attached with 11 threads"
  await Promise.race([once(strace.stderr, 'data'), ended]);
  let asked: Promise<string[]> | null = null;
  const read = async () => {
    strace.kill('SIGINT');
    await ended;
    const calls = readFileSync(file, 'utf8').matchAll(
      /sa_family=AF_INET6?, sin6?_port=htons\((\d+)\).*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)")/g,
    );
    return [...calls].map(([, port, four, six]) => `${four ?? six}:${port}`);
  };
  return {
    stop: () => {
      asked ??= read();
      return asked;
    },
  };
}
