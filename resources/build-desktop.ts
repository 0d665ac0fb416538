/**
 * @file Bundles the desktop app into dist/: main, preload, the engine and whatever it starts as a process. `npm run build:desktop`.
 *
 * Sources start processes by `new URL('./child.ts', import.meta.url)`. Here each such address becomes an entry of its own and the address that of its
 * bundle, so that sources run as they are and bundles too, with one way of writing it.
 */
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Not bundled: they load native code, WebAssembly or programs that lie beside their own files. Packed as they are. */
export const packedPackages = [
  'better-sqlite3',
  'exiftool-vendored',
  'libheif-js',
  'onnxruntime-node',
  '@parcel/watcher',
  'sharp',
  'trash',
] as const;

const childAddress = /new URL\(\s*'(\.[^']+\.ts)'\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/** Makes an entry of every module named by address. */
const childEntries = (): Plugin => ({
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

export interface BuildOptions {
  outDir?: string;
}

/** Builds everything but the page. Rejects with the bundler's words. */
export async function buildDesktop({ outDir = path.join(root, 'dist') }: BuildOptions = {}): Promise<void> {
  const common = { root, configFile: false, logLevel: 'warn', publicDir: false } as const;
  for (const part of ['main', 'preload']) await rm(path.join(outDir, part), { recursive: true, force: true });
  await build({
    ...common,
    plugins: [childEntries()],
    ssr: { noExternal: true, external: ['electron', ...packedPackages], target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      emptyOutDir: false,
      outDir: path.join(outDir, 'main'),
      rolldownOptions: {
        input: { main: path.join(root, 'electron/hosts/main/main.ts') },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  await build({
    ...common,
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: 'node24',
      minify: false,
      emptyOutDir: false,
      outDir: path.join(outDir, 'preload'),
      rolldownOptions: {
        input: { preload: path.join(root, 'electron/hosts/preload/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  });
}

if (import.meta.main) await buildDesktop();
