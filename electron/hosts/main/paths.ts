/** @file Where the desktop app's parts and data are. Code: dist/ beside the sources or inside the archive; data: where the command line has it too. */
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
}

export function appPaths({ mainDir, engineModule, catalogDir, userDataDir, resourcesDir }: PathsFrom): AppPaths {
  const codeDir = path.dirname(mainDir);
  return {
    codeDir,
    engineModule,
    preload: path.join(codeDir, 'preload', 'preload.cjs'),
    pageDir: path.join(codeDir, 'renderer'),
    catalogDir,
    cacheDir: path.join(catalogDir, 'cache'),
    shippedModelsDir: resourcesDir ? path.join(resourcesDir, 'models') : null,
    logFile: path.join(userDataDir, 'logs', 'chinagraph.log'),
    memoryFile: path.join(userDataDir, 'desktop.json'),
    noticesFile: path.join(resourcesDir ?? path.dirname(codeDir), 'THIRD_PARTY_NOTICES.md'),
  };
}
