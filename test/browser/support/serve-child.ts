/** @file `chinagraph serve` as a process of its own, which a story may kill. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface ServeChild {
  /** The address it printed. */
  url: string;
  /** As by a crash or a pulled plug: nothing is flushed or closed. Resolves when the process is gone. */
  kill(): Promise<void>;
}

const living = new Set<ServeChild>();
afterAll(async () => {
  for (const child of living) await child.kill();
});

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Starts it and waits for its address. The same port and catalog make it the same place for the page. */
export async function startServe(folder: string, catalogDir: string, port: number): Promise<ServeChild> {
  const main = path.join(root, 'electron/hosts/cli/main.ts');
  const words = [main, 'serve', folder, '--catalog', catalogDir, '--port', String(port), '--json'];
  const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const gone = once(child, 'exit').then(() => {
    throw new Error(`serve ended:\n${said}`);
  });
  gone.catch(() => undefined);
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), gone])) as [string];
  const served: ServeChild = {
    url: (JSON.parse(line) as { url: string }).url,
    kill: async () => {
      living.delete(served);
      child.kill('SIGKILL');
      await gone.catch(() => undefined);
    },
  };
  living.add(served);
  return served;
}
