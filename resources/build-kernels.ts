/** @file Compiles the kernels (`npm run kernels`): AssemblyScript to WebAssembly, kept as text so that every bundler takes it along. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Folders with kernels/ in them; kernels-wasm.ts is written beside it. */
export const kernelFolders = ['electron/core/pixels', 'native-models/natural-scenes'] as const;

const inFolder = (folder: string, name: string) => new URL(`../${folder}/${name}`, import.meta.url);

/** The module's text: the same for the same sources and compiler. @throws with the compiler's messages. */
export async function compileKernels(folder: string): Promise<string> {
  const entry = fileURLToPath(inFolder(folder, 'kernels/index.ts'));
  let wasm: Uint8Array | null = null;
  const { error, stderr } = await asc.main(
    [
      'index.ts',
      '--runtime',
      'stub',
      '-O3',
      '--noAssert',
      '--enable',
      'simd',
      '--enable',
      'relaxed-simd',
      '--outFile',
      'kernels.wasm',
    ],
    {
      readFile: (name) => readFile(fileURLToPath(new URL(name, `file://${entry}`)), 'utf8').catch(() => null),
      writeFile: (_name, contents) => {
        wasm = typeof contents === 'string' ? Buffer.from(contents) : contents;
      },
      listFiles: () => [],
    },
  );
  if (error || wasm === null) throw new Error(`the kernels do not compile: ${stderr.toString()}`, { cause: error });
  return [
    '/** @file Made by `npm run kernels` from ./kernels (AssemblyScript); test/core/pixels/kernels.test.ts holds the two together. */',
    `export const kernelsWasm =\n  '${Buffer.from(wasm).toString('base64')}';`,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const folder of kernelFolders)
    await writeFile(inFolder(folder, 'kernels-wasm.ts'), await compileKernels(folder));
