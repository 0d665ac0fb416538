/**
 * @file Where provider libraries lie once installed: a folder that is put together under another name and takes its place by renaming. ONNX Runtime looks for them
 * beside itself, so its own two files lie there too, copied from the package.
 */
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { openZip } from '../../../native-models/checkpoint/index.ts';
import { hashFile } from '../work/hash-file.ts';
import type { LibraryPackage } from './cuda.ts';
import { unpackEntry } from './unpack-entry.ts';

const record = z.object({ schema: z.literal('chinagraph/libraries@1'), release: z.string(), sha256: z.string() });
/** ONNX Runtime and its door into Node. */
const runtimeFiles = ['libonnxruntime.so.1', 'onnxruntime_binding.node'];

/** Where the package for Node has them; in a packed app beside its archive, since the system's loader reads none. */
function runtimeFolder(): string {
  const root = path.dirname(createRequire(import.meta.url).resolve('onnxruntime-node/package.json'));
  const bin = path.join(root, 'bin', 'napi-v6', process.platform, process.arch);
  return bin.replace(`app.asar${path.sep}`, `app.asar.unpacked${path.sep}`);
}

/** Sizes are compared, contents were when they were installed. */
export async function librariesState(
  folder: string,
  wanted: LibraryPackage,
): Promise<'missing' | 'installed' | 'broken'> {
  const text = await readFile(path.join(folder, 'libraries.json'), 'utf8').catch(() => null);
  if (text === null) return 'missing';
  try {
    const { release, sha256 } = record.parse(JSON.parse(text));
    if (release !== wanted.release || sha256 !== wanted.sha256) return 'missing';
    for (const { name, bytes } of wanted.files)
      if ((await stat(path.join(folder, name))).size !== bytes) return 'broken';
    for (const name of runtimeFiles) await stat(path.join(folder, name));
    return 'installed';
  } catch {
    return 'broken';
  }
}

/** From the archive, whose hash is compared first. Answers what is wrong, in words, and leaves everything as it was then. */
export async function placeLibraries(
  folder: string,
  wanted: LibraryPackage,
  archivePath: string,
  signal: AbortSignal | undefined,
): Promise<string | null> {
  if ((await hashFile(archivePath, signal)) !== wanted.sha256)
    return `${archivePath} is not the published file ${wanted.fileName}`;
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const archive = openZip(archivePath);
  try {
    for (const file of wanted.files) {
      const wrong = await unpackEntry(archive, file, path.join(fresh, file.name), signal);
      if (wrong) return wrong;
    }
    for (const name of runtimeFiles) await copyFile(path.join(runtimeFolder(), name), path.join(fresh, name));
    const said = { schema: 'chinagraph/libraries@1', release: wanted.release, sha256: wanted.sha256 } as const;
    await writeFile(path.join(fresh, 'libraries.json'), `${JSON.stringify(said satisfies z.infer<typeof record>)}\n`, {
      flush: true,
    });
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder);
    return null;
  } finally {
    archive.close();
    await rm(fresh, { recursive: true, force: true });
  }
}
