/** @file The files below a folder of the project, but for those that the test of bad imports writes and takes away while others look. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Absolute paths, folder by folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('layer-test-')) return [];
    const below = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(below);
    return entry.isFile() ? [path.join(root, below)] : [];
  });
}
