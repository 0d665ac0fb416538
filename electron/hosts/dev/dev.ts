/**
 * @file `npm run dev [-- folder]`: the desktop app under work, with hot reload of the page and a restart when main or the engine change. Where Electron's
 * binary is not on this machine it says so and opens the same page in the browser, as `npm start` does.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { electronBinary } from '../cli/electron-binary.ts';
import { chooseDevCatalog } from './dev-catalog.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const words = process.argv.slice(2);
const binary = electronBinary(path.join(root, 'node_modules', 'electron'), process.env);

chooseDevCatalog(process.env);
if (binary) await runElectronVite(binary);
else {
  process.stderr.write('Electron is not on this machine (npx install-electron fetches it): opening in the browser.\n');
  process.argv.splice(2, process.argv.length, '--open', ...words);
  await import('./dev-web.ts');
}

async function runElectronVite(electron: string): Promise<void> {
  const vite = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const config = path.join(root, 'electron', 'vite.config.ts');
  const entry = path.join(root, 'out', 'dev', 'main', 'main-dev.js');
  const child = spawn(
    process.execPath,
    [vite, 'dev', root, '--config', config, '--watch', '--entry', entry, '--', ...words],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ELECTRON_EXEC_PATH: electron, CHINAGRAPH_DEV_PORT: String(await freePort()) },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The page's origin is not the server's, so its sockets need to be told a port that is known beforehand. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, 'localhost', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
