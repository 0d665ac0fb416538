/** @file Where the desktop app's parts and data are. Code: dist/ beside the sources or inside the archive; data: where the command line has it too. */
import { existsSync } from 'node:fs';
import path from 'node:path';

export interface AppPaths {
  /** Everything that may be started as a process lies in here. */
  codeDir: string;
  engineModule: string;
  preload: string;
  pageDir: string;
  catalogDir: string;
  cacheDir: string;
  shippedModelsDir: string | null;
  /** What runs decoders; null where Electron's own processes can. */
  nodeBinary: string | null;
  logFile: string;
  memoryFile: string;
  noticesFile: string;
}

export interface PathsFrom {
  /** Folder of main's own bundle: <app>/dist/main. */
  mainDir: string;
  engineModule: string;
  /** The catalog of the command line: one library per person, whatever opens it. */
  catalogDir: string;
  /** Electron's userData: window place, log. */
  userDataDir: string;
  /** Electron's resources folder in an installed app, else null. */
  resourcesDir: string | null;
  platform: NodeJS.Platform;
}

export function appPaths({
  mainDir,
  engineModule,
  catalogDir,
  userDataDir,
  resourcesDir,
  platform,
}: PathsFrom): AppPaths {
  const codeDir = path.dirname(mainDir);
  return {
    codeDir,
    engineModule,
    preload: path.join(codeDir, 'preload', 'preload.cjs'),
    pageDir: path.join(codeDir, 'renderer'),
    catalogDir,
    cacheDir: path.join(catalogDir, 'cache'),
    shippedModelsDir: resourcesDir ? path.join(resourcesDir, 'models') : null,
    nodeBinary: nodeBinary(platform, resourcesDir, path.dirname(codeDir)),
    logFile: path.join(userDataDir, 'logs', 'chinagraph.log'),
    memoryFile: path.join(userDataDir, 'desktop.json'),
    noticesFile: path.join(resourcesDir ?? path.dirname(codeDir), 'THIRD_PARTY_NOTICES.md'),
  };
}

/**
 * [Note: Two GLibs] On Linux Electron's program needs the system's GLib, so every process of its own has it, and symbols are looked up in it first. sharp
 * brings another GLib inside its libvips: objects made by one and let go of by the other end the process at the first picture, on many systems
 * (electron#46323, sharp#4522). No switch of the loader helps. So there decoders run in Node itself, which is packed beside the archive.
 */
function nodeBinary(platform: NodeJS.Platform, resourcesDir: string | null, appDir: string): string | null {
  if (platform !== 'linux') return null;
  const file = resourcesDir
    ? path.join(resourcesDir, 'node', 'node')
    : path.join(appDir, 'node_modules', 'node', 'bin', 'node');
  return existsSync(file) ? file : null;
}
