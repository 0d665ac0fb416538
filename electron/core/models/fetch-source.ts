/** @file Gets a model's file to this machine: from a folder, a file, a mirror or its official place. */

import { mkdir, rm, stat, statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileBeside } from '../../../native-models/families/index.ts';
import { say } from '../../../texts/say.ts';
import type { ModelStep } from '../../contract/model.ts';
import type { Told } from '../../contract/told.ts';
import { hashFile } from '../work/hash-file.ts';
import { type DownloadOptions, downloadFile } from './download-file.ts';
import type { ModelDefinition } from './model-definition.ts';

/** For tests and slow lines. */
export type FetchSettings = Pick<DownloadOptions, 'stallMs' | 'attempts' | 'pauseMs' | 'maximumBytes'>;

export type FetchedSource =
  | { ok: true; path: string; from: string; isTemporary: boolean }
  | { ok: false; problem: Told };

/** The download, its conversion, and room to spare. */
const spaceFactor = 3;

const freeBytesOf = async (dir: string): Promise<number> => {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
};

/** A text when there is no room for a download of this size and its conversion. */
export async function lacksSpace(dir: string, bytes: number, freeBytes = freeBytesOf): Promise<string | null> {
  const needed = bytes * spaceFactor;
  const free = await freeBytes(dir);
  return free >= needed ? null : say('install.noRoom', { neededBytes: needed, freeBytes: free, dir });
}

export interface FetchOptions {
  readonly dir: string;
  readonly definition: ModelDefinition;
  /** Address, folder or file; empty: the official place. */
  readonly from: string;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: ModelStep) => void) | undefined;
  readonly fetching?: FetchSettings | undefined;
  readonly freeBytes?: ((dir: string) => Promise<number>) | undefined;
}

/** A file that the caller removes when it `isTemporary`; a problem in words where there is none. Rejects when aborted, and with the system's error where the models' folder cannot be written. */
export async function fetchSource(options: FetchOptions): Promise<FetchedSource> {
  const { dir, definition, from, signal, onStep, fetching, freeBytes } = options;
  const { id, url: official } = definition.terms;
  const place = from || (packagedFile(definition) ?? official);
  if (!place) return { ok: false, problem: say('install.noAddress', { id }) };
  if (!/^https?:/i.test(place)) return localSource(place, definition);
  const url = from ? mirrored(from, definition.fileName) : place;
  const downloads = join(dir, '.downloads');
  await mkdir(downloads, { recursive: true });
  const path = join(downloads, `${id}-${definition.fileName}`);
  const fetched = await downloadFile({
    ...fetching,
    url,
    path,
    signal,
    mayStore: (bytes) => lacksSpace(dir, bytes, freeBytes),
    onProgress: (doneBytes, totalBytes) =>
      onStep?.({ id, step: 'fetching', fraction: totalBytes ? doneBytes / totalBytes : null, doneBytes, totalBytes }),
  });
  if (!fetched.ok) return fetched;
  for (const file of definition.beside) {
    const problem = await fetchBeside(options, file, from, downloads);
    if (problem) return { ok: false, problem };
  }
  return { ok: true, path, from: url, isTemporary: true };
}

/** The file in the program's own package, where the model comes with one. */
function packagedFile({ packaged }: ModelDefinition): string | null {
  if (packaged === undefined) return null;
  try {
    return createRequire(import.meta.url).resolve(packaged);
  } catch {
    return null;
  }
}

/** A small file that belongs to the model: a text where it cannot be had, or is another. It stays, as it may belong to several. */
async function fetchBeside(
  { definition, signal, fetching }: Pick<FetchOptions, 'definition' | 'signal' | 'fetching'>,
  file: FileBeside,
  from: string,
  downloads: string,
): Promise<Told | null> {
  const path = join(downloads, `${definition.terms.id}-${file.fileName}`);
  const url = from ? mirrored(from, file.fileName) : file.url;
  if (url === null) return null;
  await rm(path, { force: true });
  const fetched = await downloadFile({
    ...fetching,
    url,
    path,
    signal,
    mayStore: async () => null,
    onProgress: () => undefined,
  });
  if (!fetched.ok) return fetched.problem;
  if ((await hashFile(path, signal)) === file.sha256) return null;
  await rm(path, { force: true });
  return say('install.notPublished', { url, file: file.fileName, model: definition.terms.name });
}

/** A mirror is a base address; an address that names the file itself is taken as it is. */
function mirrored(base: string, fileName: string): string {
  const { pathname } = new URL(base);
  const namesFile = decodeURIComponent(pathname.slice(pathname.lastIndexOf('/') + 1)).includes('.');
  return namesFile ? base : new URL(encodeURIComponent(fileName), base.endsWith('/') ? base : `${base}/`).href;
}

/** A file, or the folder that holds it under its published name. */
export async function localSource(place: string, { fileName, terms }: ModelDefinition): Promise<FetchedSource> {
  const given = place.startsWith('file:') ? fileURLToPath(place) : place;
  const found = await stat(given).catch(() => null);
  const path = found?.isDirectory() ? join(given, fileName) : given;
  const file = await stat(path).catch(() => null);
  if (!file?.isFile())
    return { ok: false, problem: say('install.fileGone', { path, model: terms.name, file: fileName }) };
  return { ok: true, path, from: path, isTemporary: false };
}
