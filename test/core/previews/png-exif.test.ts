/** @file A PNG's EXIF may follow its pixels, however many chunks those take: header read and decoder turn it alike. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { parseHeader } from '../../../electron/core/library/header/parse-header.ts';
import { lookAtFile } from '../../../electron/core/library/look-at-file.ts';
import { describeShared } from '../../support/shared.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { randomNumbers } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

interface Chunk {
  type: string;
  data: Buffer;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; at += 12 + chunks.at(-1)!.data.length) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
  }
  return chunks;
}

function pngOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.flatMap(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return [ends.subarray(0, 4), body, ends.subarray(4)];
  });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

/** Noise of 600 x 400 with orientation 6; pixels in chunks of `chunkBytes`, EXIF before or behind them. */
async function picture(chunkBytes: number, isBehind: boolean): Promise<Buffer> {
  const random = randomNumbers(5);
  const data = Buffer.from(Array.from({ length: 600 * 400 * 3 }, () => random() * 256));
  const png = await sharp(data, { raw: { width: 600, height: 400, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .png()
    .toBuffer();
  const chunks = chunksOf(png);
  const pixels = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  const exif = chunks.filter(({ type }) => type === 'eXIf');
  const idats: Chunk[] = [];
  for (let at = 0; at < pixels.length; at += chunkBytes)
    idats.push({ type: 'IDAT', data: pixels.subarray(at, at + chunkBytes) });
  const before = chunks.filter(({ type }) => !['IDAT', 'eXIf', 'IEND'].includes(type));
  return pngOf([
    ...before,
    ...(isBehind ? [] : exif),
    ...idats,
    ...(isBehind ? exif : []),
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

async function expectUpright(name: string, png: Buffer, [width, height]: [number, number]): Promise<void> {
  const source = await open.add(name, png);
  expect(parseHeader(sourceOfBytes(png), { kind: 'png', format: 'png' })).toMatchObject({
    widthPx: width,
    heightPx: height,
  });
  const stat = { sizeBytes: png.length, mtimeNs: 0n, dev: 0n, inode: 0n };
  const looked = await lookAtFile(Buffer.from(open.dir), { relPath: Buffer.from(name), ...stat });
  // Only the time differs from what a walk would say: what was read is judged all the same.
  expect(['photo', 'changing']).toContain(looked.is);
  const developed = await open.previews.develop(source, { tiers: ['thumb'] });
  expect(developed).toMatchObject({ state: 'ready', widthPx: width, heightPx: height });
  expect(developed.tiers[0]!.heightPx > developed.tiers[0]!.widthPx).toBe(height > width);
}

describe('orientation of a PNG', () => {
  it.each([
    ['before the pixels', 1 << 20, false],
    ['behind the pixels', 1 << 20, true],
    ['behind a thousand chunks of pixels', 700, true],
  ])('EXIF %s', async (name, chunkBytes, isBehind) => {
    await expectUpright(`${name.replaceAll(' ', '-')}.png`, await picture(chunkBytes, isBehind), [400, 600]);
  });

  it('the name of the chunk among the pixels is not a chunk', async () => {
    const plain = chunksOf(await picture(1 << 20, false)).filter(({ type }) => type !== 'eXIf');
    const comment = { type: 'tEXt', data: Buffer.from('Comment\0\0\0\0\x20eXIfII*\0') };
    const chunks = [...plain.slice(0, -1), comment, plain.at(-1)!];
    await expectUpright('comment.png', pngOf(chunks), [600, 400]);
  });
});

describeShared('a collected one', (shared) => {
  it('is turned', async () => {
    const bytes = readFileSync(path.join(shared, 'cases/files/png-orientation6-exif-after-idat.png'));
    await expectUpright('collected.png', bytes, [960, 1395]);
  });
});
