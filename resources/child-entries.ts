/**
 * @file Sources start processes by `new URL('./child.ts', import.meta.url)`. In a bundle each such address becomes an entry of its own and the address
 * that of its bundle, so that sources run as they are and bundles too, with one way of writing it.
 */
import path from 'node:path';
import type { Plugin } from 'vite';

const childAddress = /new URL\(\s*'(\.[^']+\.ts)'\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/** Makes an entry of every module named by address. */
export const childEntries = (): Plugin => ({
  name: 'child-entries',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('.ts') || id.includes('node_modules')) return null;
    const replaced = code.replace(childAddress, (_whole, relative: string) => {
      const file = path.resolve(path.dirname(id), relative);
      const fileName = `${entryName(file)}.js`;
      this.emitFile({ type: 'chunk', id: file, fileName });
      // All bundles lie in one folder, whichever of them this code ends up in.
      return `new URL('./${fileName}', import.meta.url)`;
    });
    return replaced === code ? null : replaced;
  },
});

/** decoder/main.ts -> "decoder": entries are named after what they are. */
function entryName(file: string): string {
  const name = path.basename(file, '.ts');
  return name === 'main' ? path.basename(path.dirname(file)) : name;
}
