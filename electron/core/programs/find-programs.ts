/** @file Which of the known programs are installed, each by its absolute path. */
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { type KnownProgram, knownPrograms } from './known-programs.ts';

export interface Installed {
  id: string;
  name: string;
  /** Absolute: an executable, on macOS an application's folder. */
  path: string;
}

export interface ProgramPlaces {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  home: string;
}

export const systemPlaces = (): ProgramPlaces => ({ platform: process.platform, env: process.env, home: homedir() });

/** In the order of the table. */
export async function findPrograms(places = systemPlaces(), known = knownPrograms): Promise<Installed[]> {
  const found = await Promise.all(
    known.map(async ({ id, name, ...where }) => {
      for (const pattern of patternsOf(where, places)) {
        const [match] = await expand(pattern);
        if (match && (await isProgram(match, places.platform))) return { id, name, path: match };
      }
      return null;
    }),
  );
  return found.filter((one) => one !== null);
}

/** Absolute patterns, the likeliest first. */
function patternsOf(where: Omit<KnownProgram, 'id' | 'name'>, { platform, env, home }: ProgramPlaces): string[] {
  if (platform === 'darwin')
    return (where.darwin ?? []).flatMap((name) => [
      `/Applications/${name}`,
      path.posix.join(home, 'Applications', name),
    ]);
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)']].filter((root) => root !== undefined);
    return (where.win32 ?? []).flatMap((name) => roots.map((root) => path.join(root, ...name.split('/'))));
  }
  const folders = (env.PATH ?? '').split(':').filter((folder) => path.isAbsolute(folder));
  return (where.linux ?? []).flatMap((name) =>
    path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name)),
  );
}

/** Paths that a pattern stands for, the greatest name first: "PhotoLab8" after "PhotoLab7". */
async function expand(pattern: string): Promise<string[]> {
  if (!pattern.includes('*')) return [pattern];
  const parts = pattern.split(/[\\/]/);
  let bases = [parts[0] === '' ? '/' : `${parts[0]}${path.sep}`];
  for (const part of parts.slice(1)) {
    const next: string[] = [];
    for (const base of bases) {
      if (!part.includes('*')) next.push(path.join(base, part));
      else {
        const names = await readdir(base).catch(() => []);
        const fits = new RegExp(`^${part.split('*').map(escaped).join('.*')}$`, 'i');
        next.push(...names.filter((name) => fits.test(name)).map((name) => path.join(base, name)));
      }
    }
    bases = next;
  }
  return bases.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
}

const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');

/** An executable file; on macOS an application too. */
export async function isProgram(file: string, platform: NodeJS.Platform): Promise<boolean> {
  const facts = await stat(file).catch(() => null);
  if (!facts) return false;
  if (platform === 'darwin' && file.endsWith('.app')) return facts.isDirectory();
  return facts.isFile() && (platform === 'win32' ? /\.exe$/i.test(file) : (facts.mode & 0o111) !== 0);
}
