/** @file Who imports whom, read from the sources: types count as much as values. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow, root } from './source-files.ts';

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
  for (const file of filesBelow(folder)) {
    // Build configuration runs in Node, whatever it builds.
    if (!/\.tsx?$/.test(file) || path.basename(file) === 'vite.config.ts') continue;
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
