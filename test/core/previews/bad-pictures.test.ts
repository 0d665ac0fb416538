import { promises as fs } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawMakers } from '../../../bench/synthetic-raw/make-raw.ts';
import { tiffOfPixels } from '../../../electron/core/previews/decoder/attach-profile.ts';
import { say } from '../../../texts/say.ts';
import { inEnglish } from '../../support/in-english.ts';
import { needing } from '../../support/needs.ts';
import { type OpenPreviews, openPreviews, sourceOf } from './open-previews.ts';
import {
  asymmetric,
  cornersOf,
  deltaE,
  jpegOf,
  noiseJpeg,
  ofPixels,
  quarters,
  randomNumbers,
} from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

const tiers = ['thumb', 'nav'] as const;
const develop = async (name: string, bytes: Uint8Array) =>
  open.previews.develop(await open.add(name, bytes), { tiers, measures: true });

describe('pictures that are not whole', () => {
  it('shows a truncated JPEG, marked as damaged, with its good part', async () => {
    const whole = await noiseJpeg(800, 600);
    const developed = await develop('cut.jpg', whole.subarray(0, whole.length * 0.6));
    expect(developed).toMatchObject({ state: 'damaged', widthPx: 800, heightPx: 600 });
    expect(developed.problem).toBe(inEnglish(say('picture.partMissing')));
    expect(developed.tiers.map(({ tier }) => tier)).toEqual(['thumb', 'nav']);
    expect(developed.measures).not.toBeNull();
    const [good] = await cornersOf(
      await sharp(developed.tiers[1]!.file).resize(4, 4, { kernel: 'linear' }).png().toBuffer(),
    );
    expect(deltaE(good, [128, 128, 128])).toBeLessThan(12);
    const preview = await open.previews.get(
      sourceOf(path.join(open.dir, 'cut.jpg'), whole.subarray(0, whole.length * 0.6)),
      'nav',
    );
    expect(preview).toMatchObject({ ok: true, damaged: true });
  });

  it('a JPEG with overwritten picture data is damaged, one with harmless bytes between markers is not', async () => {
    const broken = await noiseJpeg(640, 480);
    const middle = Math.floor(broken.length / 2);
    broken.fill(0xff, middle, middle + 64);
    expect((await develop('broken.jpg', broken)).state).toBe('damaged');
    const jpeg = await jpegOf(640, 480);
    const quantisation = jpeg.indexOf(Buffer.from([0xff, 0xdb]));
    const padded = Buffer.concat([jpeg.subarray(0, quantisation), Buffer.from([0, 0, 0]), jpeg.subarray(quantisation)]);
    expect((await develop('padded.jpg', padded)).state).toBe('ready');
  });

  it('a truncated PNG, TIFF and WebP each end in a clear state', async () => {
    const pixels = ofPixels(quarters(600, 400), 600, 400);
    for (const format of ['png', 'tiff', 'webp'] as const) {
      const whole = await pixels.clone().toFormat(format).toBuffer();
      const developed = await develop(`cut.${format}`, whole.subarray(0, whole.length - 100));
      expect(['damaged', 'corrupt', 'ready']).toContain(developed.state);
      expect(developed.state === 'ready').toBe(developed.problem === null);
    }
  });

  it('an empty file, a text and zeros hold no picture', async () => {
    expect(await develop('empty.jpg', Buffer.alloc(0))).toMatchObject({
      state: 'corrupt',
      problem: inEnglish(say('picture.empty')),
    });
    expect((await develop('text.jpg', Buffer.from('not a picture at all'))).state).toBe('corrupt');
    expect((await develop('zeros.jpg', Buffer.alloc(50_000))).state).toBe('corrupt');
    const emptyRaw = { ...(await open.add('empty.cr2', Buffer.alloc(0))), kind: 'raw', format: 'cr2' } as const;
    expect((await open.previews.develop(emptyRaw, { tiers })).state).toBe('corrupt');
  });

  it('a wrong extension changes nothing: bytes decide', async () => {
    const png = await ofPixels(quarters(300, 200), 300, 200).png().toBuffer();
    const source = { ...(await open.add('really-png.jpg', png)), kind: 'jpeg', format: 'jpeg' } as const;
    const developed = await open.previews.develop(source, { tiers });
    expect(developed.state).toBe('ready');
    const corners = await cornersOf(developed.tiers[0]!.file);
    expect(Math.max(...corners.map((colour, i) => deltaE(colour, asymmetric[i]!)))).toBeLessThan(4);
  });

  it('SVG, PDF and other formats libvips could open stay shut', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>';
    expect((await develop('drawing.jpg', Buffer.from(svg))).state).toBe('corrupt');
    expect((await develop('page.jpg', Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj'))).state).toBe('corrupt');
  });

  it('tells I/O states apart from bad pictures', async () => {
    const jpeg = await jpegOf(200, 100);
    const gone = await open.add('gone.jpg', jpeg);
    await fs.rm(path.join(open.dir, 'gone.jpg'));
    expect(await open.previews.get(gone, 'thumb')).toMatchObject({ ok: false, state: 'missing' });
    await fs.mkdir(path.join(open.dir, 'folder.jpg'));
    const folder = sourceOf(path.join(open.dir, 'folder.jpg'), jpeg);
    expect(await open.previews.get(folder, 'thumb')).toMatchObject({ ok: false, state: 'unreadable' });
    if (process.getuid?.() !== 0) {
      const locked = await open.add('locked.jpg', jpeg);
      await fs.chmod(path.join(open.dir, 'locked.jpg'), 0);
      expect(await open.previews.get(locked, 'thumb')).toMatchObject({ ok: false, state: 'unreadable' });
    }
  });

  it('an I/O error is the card’s, not the photo’s', needing('Linux'), async () => {
    // Reading this file's beginning is an I/O error on every Linux.
    const card = sourceOf('/proc/self/mem', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
    const preview = await open.previews.get(card, 'thumb');
    expect(preview).toMatchObject({ ok: false, state: 'unreadable', problem: expect.stringContaining('EIO') });
  });

  it('a cache that cannot be written to is not the photo’s fault', async () => {
    const source = await open.add('fine.jpg', await jpegOf(300, 200));
    const folder = path.dirname(open.previews.cache.fileOf(source.contentKey, 'thumb'));
    await fs.mkdir(path.dirname(folder), { recursive: true });
    await fs.rm(folder, { recursive: true, force: true });
    await fs.writeFile(folder, 'in the way');
    const preview = await open.previews.get(source, 'thumb');
    expect(preview).toMatchObject({
      ok: false,
      state: 'unreadable',
      problem: expect.stringContaining('picture.notStored'),
    });
    await fs.rm(folder);
    expect((await open.previews.get(source, 'thumb')).ok).toBe(true);
  });

  it('opens names that are no text', async () => {
    const name = Buffer.concat([Buffer.from(`${open.dir}/a\n#%`), Buffer.from([0xff, 0xfe]), Buffer.from('.jpg')]);
    const jpeg = await jpegOf(400, 300);
    await fs.writeFile(name, jpeg);
    const preview = await open.previews.get(sourceOf(name, jpeg), 'full');
    expect(preview).toMatchObject({ ok: true, widthPx: 400 });
    expect(preview.ok && (await fs.readFile(preview.file)).equals(jpeg)).toBe(true);
  });
});

describe('bombs', () => {
  it('refuses 900 megapixels of PNG by the header, with hardly any memory', async () => {
    const bomb = pngHeader(30_000, 30_000);
    const source = await open.add('bomb.png', bomb);
    const developed = await open.previews.develop(source, { tiers, measures: true });
    expect(developed).toMatchObject({ state: 'no-preview', tiers: [], measures: null });
    expect(developed.problem).toContain('claims 900 megapixels');
    const tiff = tiffOfPixels({ data: Buffer.alloc(1_000_000), widthPx: 20_000, heightPx: 20_000 }, null);
    expect((await develop('bomb.tif', tiff)).state).toBe('no-preview');
    const jpeg = await jpegOf(64, 64);
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect((await develop('bomb.jpg', jpeg)).problem).toContain('claims 4225 megapixels');
    // Peak of the decoders since their start (kB): far from the 2.7 GB that the first claims.
    for (const pid of process.platform === 'linux' ? open.pool.pids() : []) {
      const status = await fs.readFile(`/proc/${pid}/status`, 'latin1');
      expect(Number(/VmHWM:\s+(\d+)/.exec(status)![1])).toBeLessThan(500_000);
    }
  });
});

/** A valid PNG of one colour whose picture data ends early: what counts is the size it claims. */
function pngHeader(widthPx: number, heightPx: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('2,000 mutated pictures', () => {
  it('each ends in a clear state; decoder deaths are survived; no original changes', async () => {
    const pixels = ofPixels(quarters(96, 64), 96, 64);
    const jpeg = await noiseJpeg(96, 64);
    const seeds: [extension: string, bytes: Buffer][] = [
      ['jpg', jpeg],
      [
        'jpg',
        await pixels
          .clone()
          .withExif({ IFD0: { Make: 'Test' } })
          .jpeg({ progressive: true })
          .toBuffer(),
      ],
      ['png', await pixels.clone().png().toBuffer()],
      ['webp', await pixels.clone().webp().toBuffer()],
      ['tif', await pixels.clone().tiff({ compression: 'lzw' }).toBuffer()],
      ['gif', await pixels.clone().gif().toBuffer()],
      ['avif', await sharp(jpeg).resize(32, 32).avif({ effort: 0 }).toBuffer()],
      ...Object.entries(rawMakers).map(([format, make]): [string, Buffer] => [
        format,
        make({ full: jpeg, middle: jpeg, small: jpeg }, 6),
      ]),
    ];
    const random = randomNumbers(2026);
    const states = new Map<string, number>();
    const sources = [];
    for (let i = 0; i < 2_000; i++) {
      const [extension, seed] = seeds[i % seeds.length]!;
      sources.push({ bytes: mutate(seed, random), name: `m${i}.${extension}` });
    }
    await Promise.all(
      sources.map(async ({ name, bytes }, i) => {
        const source = await open.add(name, bytes);
        const developed = await open.previews.develop(source, { tiers: ['thumb'], measures: i % 4 === 0 });
        states.set(developed.state, (states.get(developed.state) ?? 0) + 1);
        const isShown = developed.state === 'ready' || developed.state === 'damaged';
        expect(developed.tiers.length, name).toBe(isShown ? 1 : 0);
        expect(developed.problem === null, name).toBe(developed.state === 'ready');
        expect((await fs.readFile(path.join(open.dir, name))).equals(bytes), name).toBe(true);
      }),
    );
    expect([...states.values()].reduce((sum, count) => sum + count, 0)).toBe(2_000);
    expect(states.get('ready')).toBeGreaterThan(100);
    expect(states.get('damaged')).toBeGreaterThan(100);
    expect(states.get('corrupt')).toBeGreaterThan(20);
    // After all that, a good picture is still a good picture.
    expect((await develop('after.jpg', await jpegOf(300, 200))).state).toBe('ready');
  });
});

/** Bytes flipped, cut off, repeated or zeroed; sizes that would take long to decode are kept small by the seeds. */
function mutate(seed: Buffer, random: () => number): Buffer {
  const at = () => Math.floor(random() * seed.length);
  const kind = Math.floor(random() * 4);
  if (kind === 0) return seed.subarray(0, Math.max(1, at()));
  const bytes = Buffer.from(seed);
  if (kind === 1) for (let i = 0; i < 1 + random() * 12; i++) bytes[at()] = random() * 256;
  if (kind === 2) bytes.fill(0, at(), at());
  if (kind === 3) return Buffer.concat([bytes.subarray(0, at()), bytes.subarray(at())]);
  return bytes;
}
