/**
 * @file ImageMagick in WebAssembly, for what sharp cannot read: JPEG XL, Photoshop, JPEG 2000, BMP, unusual TIFFs. Fifteen megabytes that are
 * loaded when the first such file comes. It runs inside its own memory, without files or network, and is told the format: nothing else is tried.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Magick from '@imagemagick/magick-wasm';

let loaded: Promise<typeof Magick> | null = null;

export function magickLibrary(): Promise<typeof Magick> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<typeof Magick> {
  const magick = await import('@imagemagick/magick-wasm');
  const wasm = createRequire(import.meta.url).resolve('@imagemagick/magick-wasm/magick.wasm');
  await magick.initializeImageMagick(readFileSync(wasm));
  return magick;
}
