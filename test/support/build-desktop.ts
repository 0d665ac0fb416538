/** @file A desktop build of its own, by electron-vite with the project's configuration: dist/ may be built again by others meanwhile. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What only code that knows a dev server has in it. */
export const devMarks = /'nonce-|csp-nonce|ELECTRON_RENDERER_URL|CHINAGRAPH_DEV|There is no dev server/;

/** Fills `outDir` (absolute) with main/, preload/ and renderer/. Rejects with the bundler's words. */
export function buildDesktop(outDir: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const words = ['build', '--config', path.join(root, 'electron', 'vite.config.ts'), '--outDir', outDir];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [vite, ...words, '--logLevel', 'warn'], { cwd: root });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk;
      });
    }
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`electron-vite: ${said.slice(-2_000)}`))));
  });
}
