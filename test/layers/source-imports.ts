/** @file Who imports whom, read from the sources: types count as much as values. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceImport {
  /** Both relative to the project's root, with slashes; a package's name stands as it is written. */
  file: string;
  target: string;
}

/** import ... from 'x', export ... from 'x', import 'x' and import('x'); not the word "from" in a sentence. */
const importForms = /^(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|^import\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

/** Every import of the TypeScript below a folder. */
export const importsOf = (folder: string): SourceImport[] => {
  const found: SourceImport[] = [];
  const slashes = (text: string): string => text.split(path.sep).join('/');
  for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
    // Build configuration runs in Node, whatever it builds.
    // Folders of the test that proves bad imports fail, which runs beside this.
    if (entry.parentPath.includes('layer-test-')) continue;
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name) || entry.name === 'vite.config.ts') continue;
    const file = path.join(entry.parentPath, entry.name);
    for (const match of readFileSync(file, 'utf8').matchAll(importForms)) {
      const specifier = match[1] ?? match[2] ?? match[3] ?? '';
      const target = specifier.startsWith('.')
        ? path.relative(root, path.resolve(path.dirname(file), specifier))
        : specifier;
      found.push({ file: slashes(path.relative(root, file)), target: slashes(target) });
    }
  }
  return found;
};
