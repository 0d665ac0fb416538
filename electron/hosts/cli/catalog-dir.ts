/** @file Where the catalog lives unless told otherwise: the platform's data folder, on a local disk. */
import os from 'node:os';
import path from 'node:path';

/** `--catalog` wins, then CHINAGRAPH_HOME, then the platform's folder for application data. */
export function catalogDir(option: string | undefined, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (option) return path.resolve(option);
  if (env.CHINAGRAPH_HOME) return path.resolve(env.CHINAGRAPH_HOME);
  const home = os.homedir();
  if (platform === 'win32') return path.join(env.APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'Chinagraph');
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Chinagraph');
  return path.join(env.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'chinagraph');
}
