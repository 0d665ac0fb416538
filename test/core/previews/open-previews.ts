/** @file Previews over real decoder processes in a temporary folder, for the tests beside this file. */
import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ContentKey } from '../../../electron/contract/ids.ts';
import { sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { createPreviews, type DisplaySource } from '../../../electron/core/previews/create-previews.ts';
import { createDecoderPool, type DecoderLimits } from '../../../electron/core/previews/decoder-pool.ts';
import type { CacheLimits } from '../../../electron/core/previews/disk-cache.ts';
import type { ExtractPreview } from '../../../electron/core/previews/extract-preview.ts';
import { createMemoryPreviewIndex } from '../../../electron/core/previews/preview-index.ts';
import { launchNodeChild } from '../../../electron/core/work/launch-child.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { inEnglish } from '../../support/in-english.ts';

export interface OpenPreviewsOptions {
  decoder?: Partial<DecoderLimits>;
  cache?: Partial<CacheLimits>;
  extract?: ExtractPreview;
}

export async function openPreviews(options: OpenPreviewsOptions = {}) {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'chinagraph-previews-'));
  const pool = createDecoderPool({
    launch: launchNodeChild,
    log: silentLog,
    limits: { processes: 2, ...options.decoder },
    ...(options.extract && { extract: options.extract }),
  });
  const index = createMemoryPreviewIndex();
  const previews = createPreviews({
    cacheDir: path.join(dir, 'cache'),
    repo: index,
    decoder: pool,
    ...(options.cache && { limits: options.cache }),
  });
  return {
    dir,
    pool,
    index,
    /** What it says is read in English. */
    previews: {
      ...previews,
      develop: async (...asked: Parameters<typeof previews.develop>) => inEnglish(await previews.develop(...asked)),
    },
    /** Writes a picture and describes it as a scan would. */
    add: async (name: string, bytes: Uint8Array): Promise<DisplaySource> => {
      const file = path.join(dir, name);
      await fs.writeFile(file, bytes);
      return sourceOf(file, bytes);
    },
    close: async () => {
      await previews.close();
      await fs.rm(dir, { recursive: true, force: true });
    },
  };
}
export type OpenPreviews = Awaited<ReturnType<typeof openPreviews>>;

/** What the library tells of a file; bytes that are no picture count as JPEG, so that the decoder has to say so. */
export function sourceOf(file: string | Buffer, bytes: Uint8Array): DisplaySource {
  const text = file.toString();
  const sniffed = sniffFormat(bytes.subarray(0, 16 << 10), path.extname(text).slice(1).toLowerCase());
  const contentKey = createHash('md5').update(text).update(bytes).digest('hex') as ContentKey;
  return { contentKey, path: Buffer.from(file), ...(sniffed ?? { kind: 'jpeg', format: 'jpeg' }), orientation: 1 };
}
