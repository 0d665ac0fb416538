/** @file Electron's executable, if it is on this machine. The npm package is only its wrapper: importing that would start a download. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Absolute path; null where the binary was never fetched. `packageDir`: node_modules/electron. */
export function electronBinary(packageDir: string, env: NodeJS.ProcessEnv): string | null {
  const pathFile = path.join(packageDir, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : null;
  const folder = env.ELECTRON_OVERRIDE_DIST_PATH ?? path.join(packageDir, 'dist');
  const binary = path.join(folder, name ?? 'electron');
  return existsSync(binary) ? binary : null;
}
