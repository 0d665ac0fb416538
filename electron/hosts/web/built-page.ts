/** @file Where the built page is; in a checkout it is built first when its sources are newer. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The folder to serve. `tell` hears that a build is under way (a few seconds). Rejects with the build's last words where it fails. */
export async function builtPage(tell: (text: string) => void): Promise<string> {
  const built = path.join(root, 'dist', 'renderer');
  const config = path.join(root, 'renderer', 'vite.config.ts');
  // A packaged app has no sources to build from.
  if (!existsSync(config)) return built;
  const builtMs = modifiedMs(path.join(built, 'index.html'));
  if (builtMs < newestMs(path.join(root, 'renderer')) || builtMs < newestMs(path.join(root, 'electron', 'contract'))) {
    tell('Building the interface, once.');
    await build(config);
  }
  return built;
}

function build(config: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      [vite, 'build', path.dirname(config), '--config', config, '--logLevel', 'warn'],
      { cwd: root },
    );
    let words = '';
    child.stdout.on('data', (chunk) => {
      words += chunk;
    });
    child.stderr.on('data', (chunk) => {
      words += chunk;
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`The interface could not be built:\n${words.slice(-2_000)}`)),
    );
  });
}

const modifiedMs = (file: string): number => (existsSync(file) ? statSync(file).mtimeMs : 0);

function newestMs(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) newest = Math.max(newest, modifiedMs(path.join(entry.parentPath, entry.name)));
  }
  return newest;
}
