/** @file Where the built page is; in a checkout it is built first when its sources are not those it was built from. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce } from './build-once.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder to serve. `tell` hears that a build is under way (a few seconds). Rejects with the build's last words where it fails. */
export async function builtPage(tell: (text: string) => void): Promise<string> {
  const target = path.join(root, 'dist', 'renderer');
  const config = path.join(root, 'renderer', 'vite.config.ts');
  // A packaged app has no sources to build from.
  if (!existsSync(config)) return target;
  await buildOnce({
    target,
    sources: ['renderer', 'texts', 'electron/contract', 'package-lock.json'].map((name) => path.join(root, name)),
    build: (into) => build(config, into),
    tell: () => tell('Building the interface, once.'),
  });
  return target;
}

function build(config: string, into: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const words = ['build', path.dirname(config), '--config', config, '--outDir', into, '--logLevel', 'warn'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...words], { cwd: root });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The interface could not be built:\n${said.slice(-2_000)}`)),
    );
  });
}
