/** @file The plug-in for Lightroom Classic: where it lies, whether it is where Lightroom looks, putting it there. Its Lua is in resources/lightroom. */

import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { say } from '../../../texts/say.ts';
import { Refusal } from '../work/refusal.ts';

export const plugInName = 'chinagraph.lrplugin';

export interface PlugInState {
  /** older: another version of it is there. impossible: Lightroom Classic does not exist for this system. */
  state: 'installed' | 'older' | 'absent' | 'impossible';
  /** Where it is or would be, for people to read; null where there is no such place. */
  folder: string | null;
}

export interface PlugInDeps {
  platform?: NodeJS.Platform;
  home?: string;
  /** Windows' %APPDATA%. */
  appData?: string | undefined;
}

/** The folder in which Lightroom Classic looks for plug-ins when it starts; null on systems that it does not exist for. */
export function modulesFolder(deps: PlugInDeps = {}): string | null {
  const { platform = process.platform, home = homedir(), appData = process.env.APPDATA } = deps;
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Adobe', 'Lightroom', 'Modules');
  if (platform === 'win32')
    return path.join(appData ?? path.join(home, 'AppData', 'Roaming'), 'Adobe', 'Lightroom', 'Modules');
  return null;
}

/** The plug-in as it comes with this version: beside the packed app, or in the checkout. */
function sourceFolder(): string {
  const packed = (process as { resourcesPath?: string }).resourcesPath;
  const places = [
    ...(packed ? [path.join(packed, 'lightroom')] : []),
    fileURLToPath(new URL('../../../resources/lightroom', import.meta.url)),
  ];
  const found = places.map((place) => path.join(place, plugInName)).find((place) => existsSync(place));
  if (!found) throw new Refusal('NOT_FOUND', say('lightroom.missing'));
  return found;
}

/** `modules`: the folder that Lightroom looks in. */
export async function plugInState(modules: string | null): Promise<PlugInState> {
  if (modules === null) return { state: 'impossible', folder: null };
  const folder = path.join(modules, plugInName);
  if (!existsSync(folder)) return { state: 'absent', folder };
  const source = sourceFolder();
  for (const name of await readdir(source)) {
    const [ours, theirs] = await Promise.all([
      readFile(path.join(source, name)),
      readFile(path.join(folder, name)).catch(() => null),
    ]);
    if (!theirs?.equals(ours)) return { state: 'older', folder };
  }
  return { state: 'installed', folder };
}

/** Puts it where Lightroom finds it at its next start. Refuses where there is no such place. */
export async function installPlugIn(modules: string | null): Promise<PlugInState> {
  if (modules === null) throw new Refusal('REFUSED', say('lightroom.notHere'));
  const folder = path.join(modules, plugInName);
  const source = sourceFolder();
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(source))
    await writeFile(path.join(folder, name), await readFile(path.join(source, name)));
  return plugInState(modules);
}

/** Takes away the files that came with it, and the folder where nothing else is in it. */
export async function removePlugIn(modules: string | null): Promise<PlugInState> {
  if (modules !== null) {
    const folder = path.join(modules, plugInName);
    for (const name of await readdir(sourceFolder())) await rm(path.join(folder, name), { force: true });
    const left = await readdir(folder).catch(() => null);
    if (left?.length === 0) await rm(folder, { recursive: true });
  }
  return plugInState(modules);
}

/** For doctor and the command line. */
export function sayPlugIn({ state, folder }: PlugInState): string {
  switch (state) {
    case 'installed':
      return say('lightroom.installed', { folder });
    case 'older':
      return say('lightroom.anotherVersion', { folder });
    case 'absent':
      return say('lightroom.notInstalled');
    case 'impossible':
      return say('lightroom.notForSystem');
  }
}
