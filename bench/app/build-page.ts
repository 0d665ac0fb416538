/** @file The page, built once for a state of its sources and shared by every test file of a machine. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = path.join(root, 'out', 'page-for-tests');
/** Pages of earlier sources may be served by tests that run at the same time. */
const keepMs = 30 * 60_000;

/** Folder of the built page. CHINAGRAPH_PAGE names one that is built already. */
export async function buildPage(): Promise<string> {
  if (process.env.CHINAGRAPH_PAGE) return process.env.CHINAGRAPH_PAGE;
  const built = path.join(folder, String(Math.round(newestMs(['renderer', 'electron/contract']))));
  if (existsSync(path.join(built, 'index.html'))) return built;
  const temporary = `${built}-${randomUUID().slice(0, 8)}`;
  await runVite(temporary);
  try {
    renameSync(temporary, built);
  } catch {
    // Another test file was faster; its page is the same.
    rmSync(temporary, { recursive: true, force: true });
  }
  utimesSync(built, new Date(), new Date());
  for (const name of readdirSync(folder)) {
    const old = path.join(folder, name);
    if (Date.now() - (statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > keepMs)
      rmSync(old, { recursive: true, force: true });
  }
  return built;
}

function runVite(outDir: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = path.join(root, 'renderer', 'vite.config.ts');
  const words = [vite, 'build', path.dirname(config), '--config', config, '--outDir', outDir, '--logLevel', 'warn'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The page could not be built:\n${said}`))));
  });
}

function newestMs(folders: readonly string[]): number {
  let newest = 0;
  for (const each of folders) {
    for (const entry of readdirSync(path.join(root, each), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) newest = Math.max(newest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}
