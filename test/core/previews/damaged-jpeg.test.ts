/** @file What can be shown of a damaged JPEG is shown, with a badge: restart markers, headers, lengths, tables. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdsJpeg } from '../../../electron/core/formats/holds-jpeg.ts';
import { mendJpeg } from '../../../electron/core/formats/mend-jpeg.ts';
import { describeShared } from '../../support/shared.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { deltaE, jpegOf, noiseJpeg, randomNumbers } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

async function develop(name: string, bytes: Uint8Array) {
  return open.previews.develop(await open.add(name, bytes), { tiers: ['thumb', 'full'], measures: true });
}

const marker = (jpeg: Buffer, code: number) => jpeg.indexOf(Buffer.from([0xff, code]));

describe('headers put together again', () => {
  it('rubbish between the segments, before and after each', async () => {
    const jpeg = await jpegOf(320, 240);
    const rubbish = Buffer.from(Array.from({ length: 254 }, (_, i) => i));
    const parts = [jpeg.subarray(0, 2)];
    for (let at = 2; ; ) {
      const length = 2 + jpeg.readUInt16BE(at + 2);
      if (jpeg[at + 1] === 0xda) {
        parts.push(rubbish, jpeg.subarray(at));
        break;
      }
      parts.push(rubbish, jpeg.subarray(at, at + length));
      at += length;
    }
    const developed = await develop('rubbish.jpg', Buffer.concat(parts));
    expect(developed).toMatchObject({ state: 'damaged', widthPx: 320, heightPx: 240 });
  });

  it('its first block is lost: what lies behind it is shown', async () => {
    const jpeg = await jpegOf(320, 240);
    const tables = marker(jpeg, 0xdb);
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0x20, 0x00]), Buffer.alloc(0x1ffe, 0x20)]);
    const long = Buffer.concat([jpeg.subarray(0, tables), comment, jpeg.subarray(tables)]);
    const random = randomNumbers(5);
    for (const block of [Buffer.alloc(4096), Buffer.from(Array.from({ length: 4096 }, () => random() * 256))]) {
      const lost = Buffer.concat([block, long.subarray(4096)]);
      expect(holdsJpeg(lost)).toBe(true);
      expect(await develop('lost.jpg', lost)).toMatchObject({ state: 'damaged', widthPx: 320, heightPx: 240 });
    }
    const noise = Buffer.from(Array.from({ length: 60_000 }, () => random() * 256));
    for (const other of [noise, Buffer.alloc(60_000, 0xff), Buffer.alloc(60_000), Buffer.from('a text '.repeat(900))])
      expect(holdsJpeg(other)).toBe(false);
  });

  it('a segment that claims a length far beyond itself', async () => {
    const jpeg = await jpegOf(320, 240);
    const bogus = Buffer.concat([
      jpeg.subarray(0, 2),
      Buffer.from([0xff, 0xe5, 0x60, 0x00, 1, 2, 3, 4]),
      jpeg.subarray(2),
    ]);
    expect(await develop('bogus.jpg', bogus)).toMatchObject({ state: 'damaged', widthPx: 320, heightPx: 240 });
  });

  it('lost Huffman tables are replaced by the standard ones, which most cameras use', async () => {
    const jpeg = await sharp(await jpegOf(320, 240))
      .jpeg({ optimiseCoding: false, quality: 95 })
      .toBuffer();
    const parts = [jpeg.subarray(0, 2)];
    for (let at = 2; at > 0; ) {
      const length = 2 + jpeg.readUInt16BE(at + 2);
      if (jpeg[at + 1] === 0xda) {
        parts.push(jpeg.subarray(at));
        break;
      }
      if (jpeg[at + 1] !== 0xc4) parts.push(jpeg.subarray(at, at + length));
      at += length;
    }
    const mended = mendJpeg(Buffer.concat(parts))!.bytes;
    const { data } = await sharp(mended)
      .extract({ left: 20, top: 20, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(deltaE([data[0]!, data[1]!, data[2]!], [200, 40, 40])).toBeLessThan(5);
  });

  it('a picture whose frame is lost shows the smaller one inside, and says so', async () => {
    const small = await jpegOf(160, 120);
    const jpeg = await noiseJpeg(640, 480);
    const frame = marker(jpeg, 0xc0);
    jpeg.fill(0, frame, frame + 8);
    const withPreview = Buffer.concat([jpeg, small]);
    const developed = await develop('preview.jpg', withPreview);
    expect(developed.state).toBe('damaged');
    expect(developed.problem).toMatch(/smaller preview/);
    expect([developed.widthPx, developed.heightPx]).toEqual([160, 120]);
  });

  it('lossless and 12 bits are unsupported, not damaged', async () => {
    for (const change of [
      { at: 1, to: 0xc3 },
      { at: 4, to: 12 },
    ]) {
      const jpeg = await jpegOf(64, 48);
      jpeg[marker(jpeg, 0xc0) + change.at] = change.to;
      const developed = await develop('rare.jpg', jpeg);
      expect(developed.problem).not.toMatch(/damaged/);
      expect(developed.state).toBe('no-preview');
    }
  });

  it('nothing is made up where nothing is left', async () => {
    expect(mendJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBeNull();
    expect(mendJpeg(Buffer.alloc(10_000, 0xff))).toBeNull();
    const random = randomNumbers(3);
    const noise = Buffer.from(Array.from({ length: 20_000 }, () => random() * 256));
    noise.set([0xff, 0xd8, 0xff], 0);
    expect((await develop('noise.jpg', noise)).state).toBe('corrupt');
  });
});

describeShared('camera JPEGs', (shared) => {
  it.each(['restart-damage.jpg', 'broken-bogus-segment-length.jpg', '0x00-to-0xFF-between-segments.jpg'])(
    '%s is shown',
    async (name) => {
      const developed = await develop(name, readFileSync(path.join(shared, 'cases/files', name)));
      expect(developed.state).toBe('damaged');
      expect(developed.tiers).toHaveLength(2);
      expect(developed.measures).not.toBeNull();
    },
  );

  it('of 25 cameras, one damaged block of 4 kB in each picture: every one is shown', async () => {
    const random = randomNumbers(11);
    const folder = path.join(shared, 'photos');
    const states = new Map<string, number>();
    for (const name of readdirSync(folder).filter((file) => file.endsWith('.jpg'))) {
      const bytes = readFileSync(path.join(folder, name));
      // Behind the header: where the card's blocks lie, nearly always.
      const at = 4096 + Math.floor(random() * Math.max(1, bytes.length - 3 * 4096));
      for (let i = 0; i < 4096; i++) bytes[at + i] = random() * 256;
      const { state } = await open.previews.develop(await open.add(`block-${name}`, bytes), { tiers: ['thumb'] });
      states.set(state, (states.get(state) ?? 0) + 1);
    }
    expect(states.get('corrupt') ?? 0).toBe(0);
    expect(states.get('damaged')).toBeGreaterThan(15);
  });
});
