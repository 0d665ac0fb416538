/** @file Pictures in files as pixels at their own size, decoded where a bad one harms nobody: in a decoder process. */

import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../../texts/say.ts';
import { sourceOfFile } from '../library/source-of-file.ts';
import type { Pixels } from '../pixels/pixels.ts';
import type { Previews } from '../previews/create-previews.ts';
import { colourOf } from './colour-of.ts';

export interface NativePicture {
  /** Upright, opaque sRGB, 8 bits. */
  readonly pixels: Pixels;
  /** EXIF orientation of the file, 1..8: already applied. */
  readonly orientation: number;
  /** What its colours are measured in, in words; pictures in two of them differ before anybody edited them. */
  readonly colour: string;
  readonly damaged: boolean;
}

export interface NativePictures {
  /** `file`: absolute path. A sentence where there are no pixels. Rejects when aborted. */
  open(file: Buffer, signal: AbortSignal): Promise<NativePicture | string>;
}

/** Larger than any picture: never enlarged, so that this means "as it is". */
const ownSizePx = 1 << 24;

export function createNativePictures(deps: {
  previews: Pick<Previews, 'develop'>;
  /** For raw pixels, removed as soon as they were read. */
  workDir: string;
}): NativePictures {
  return {
    async open(file, signal) {
      const source = await sourceOfFile(file);
      if (typeof source === 'string') return source;
      await mkdir(deps.workDir, { recursive: true });
      const raw = join(deps.workDir, `${randomUUID()}.rgb`);
      try {
        const want = { scored: [{ longSidePx: ownSizePx, file: raw }] };
        const developed = await deps.previews.develop(source, want, { signal });
        const [scored] = developed.scored;
        if (!scored) return developed.problem ?? say('problem.noPictureToShow');
        const { widthPx, heightPx } = scored;
        const pixels = { data: new Uint8Array(await readFile(raw)), widthPx, heightPx };
        const colour = await colourOf(file, source.kind);
        return { pixels, orientation: source.orientation, colour, damaged: developed.state === 'damaged' };
      } finally {
        await rm(raw, { force: true });
      }
    },
  };
}
