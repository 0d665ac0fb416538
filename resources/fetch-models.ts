/** @file Fetches the face models that installers contain, by pinned hash, into dist/models: `npm run fetch-models [-- --from folder]`. Run by the release workflow. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { manifestOf } from '../native-models/families/index.ts';

/** Their licences (Apache-2.0, MIT) ask for no more than the notice that is packed with them. */
export const shippedModels = ['yunet', 'face-landmarks', 'eye-state'].map(manifestOf);

/** `from`: a folder that has the files already. Rejects, leaving nothing, where a file is not what the manifest says. */
export async function fetchModels(into: string, from: string | null): Promise<string[]> {
  await mkdir(into, { recursive: true });
  const files: string[] = [];
  for (const { id, download } of shippedModels) {
    const { fileName, sha256, url } = download;
    const bytes = from ? await readFile(path.join(from, fileName)) : await get(url!);
    const found = createHash('sha256').update(bytes).digest('hex');
    if (found !== sha256)
      throw new Error(`${fileName} of ${id} is not the file it should be: SHA-256 ${found}, not ${sha256}`);
    const file = path.join(into, fileName);
    await writeFile(`${file}.new`, bytes);
    await rename(`${file}.new`, file);
    files.push(file);
  }
  return files;
}

async function get(url: string): Promise<Buffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { from: { type: 'string' } } });
  const into = fileURLToPath(new URL('../dist/models/', import.meta.url));
  for (const file of await fetchModels(into, values.from ?? null)) process.stdout.write(`${file}\n`);
}
