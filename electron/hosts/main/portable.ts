/** @file Portable mode: a folder `chinagraph-data` beside the program holds everything, so that a stick carries program, catalog and models together. */
import { statSync } from 'node:fs';
import path from 'node:path';

const portableName = 'chinagraph-data';

/** Where the program lies as people see it: an AppImage or a portable .exe runs from a temporary place, an .app is a folder. */
export function besideProgram(execPath: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string {
  const { dirname } = platform === 'win32' ? path.win32 : path.posix;
  if (platform === 'linux' && env.APPIMAGE) return dirname(env.APPIMAGE);
  if (platform === 'win32' && env.PORTABLE_EXECUTABLE_DIR) return env.PORTABLE_EXECUTABLE_DIR;
  const bundle = platform === 'darwin' ? /^(.+)\/[^/]+\.app\/Contents\/MacOS\//.exec(execPath)?.[1] : undefined;
  return bundle ?? dirname(execPath);
}

/** The folder of data beside the program, where somebody has made one; CHINAGRAPH_HOME goes before it. */
export function portableDir(execPath: string, platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string | null {
  if (env.CHINAGRAPH_HOME) return null;
  const folder = path.join(besideProgram(execPath, platform, env), portableName);
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : null;
}
