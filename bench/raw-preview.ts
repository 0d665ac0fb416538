/** @file How fast the RAW fast path is, and how much of the file it reads, on full-size files made for it (and any given). */
import { promises as fs } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { locateEmbeddedPreview } from '../electron/core/previews/raw/locate-embedded-preview.ts';
import { chooseJpeg } from '../electron/core/previews/raw/raw-previews.ts';
import { type BenchResult, resultOf } from './result.ts';
import { rawMakers } from './synthetic-raw/make-raw.ts';

/** 24 megapixels at 14 bits, losslessly compressed: a common size. */
const rawBytes = 26_000_000;

/** Header to the preview's bytes in memory (open and close included), and the share of the file that was read for it. */
export async function benchRawPreview(rounds = 20): Promise<BenchResult[]> {
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'chinagraph-raw-'));
  try {
    const jpegs = {
      full: await noisyJpeg(6000, 4000, 1_300_000),
      middle: await noisyJpeg(1620, 1080, 330_000),
      small: await noisyJpeg(160, 120, 9_000),
    };
    const timesMs: number[] = [];
    const shares: number[] = [];
    for (const [format, make] of Object.entries(rawMakers)) {
      const file = path.join(dir, `bench.${format}`);
      await fs.writeFile(file, make(jpegs, 1));
      await fs.truncate(file, rawBytes);
      for (let round = -1; round < rounds; round++) {
        const startedMs = performance.now();
        const bytesRead = await readPreview(file, format);
        if (round < 0) continue;
        timesMs.push(performance.now() - startedMs);
        shares.push((100 * bytesRead) / rawBytes);
      }
    }
    const note = `${Object.keys(rawMakers).join(', ')}; ${rawBytes / 1e6} MB each, warm file cache`;
    return [
      resultOf('RAW preview, header to bytes', 'ms', timesMs, note),
      resultOf('RAW file read', '%', shares, note),
    ];
  } finally {
    await fs.rm(dir, { recursive: true });
  }
}

/** Bytes read to have the nav preview in memory. */
async function readPreview(file: string, format: string): Promise<number> {
  const handle = await fs.open(file);
  let total = 0;
  const read = async (offset: number, length: number) => {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, offset);
    total += bytesRead;
    return buffer.subarray(0, bytesRead);
  };
  try {
    const { size } = await handle.stat();
    const found = await locateEmbeddedPreview({ size, read }, format);
    const jpeg = found === 'unsure' ? null : chooseJpeg(found.jpegs, 'nav');
    if (!jpeg) throw new Error(`no preview found in ${file}`);
    await read(jpeg.offset, jpeg.length);
    return total;
  } finally {
    await handle.close();
  }
}

/** A JPEG of about `bytes`, filled up after its end as cameras do. */
async function noisyJpeg(widthPx: number, heightPx: number, bytes: number): Promise<Buffer> {
  const create = { width: widthPx, height: heightPx, channels: 3, background: '#6a7b8c' } as const;
  const jpeg = await sharp({ create }).jpeg({ quality: 90 }).toBuffer();
  return Buffer.concat([jpeg, Buffer.alloc(Math.max(0, bytes - jpeg.length))]);
}
