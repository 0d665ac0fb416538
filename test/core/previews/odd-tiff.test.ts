/** @file TIFFs of Photoshop, scanners and science: saved selections, Lab, planes, tiles, odd numbers. Shown rightly, or called unsupported; never damaged. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { displayP3Profile } from '../../../electron/core/previews/decoder/colour/make-profile.ts';
import { describeShared } from '../../support/shared.ts';
import { makeTiff, type TiffPlan } from './make-tiff.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { cornersOf, deltaE, type Rgb } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

const size = { widthPx: 64, heightPx: 32 };
/** Two halves, and a selection that would whiten one of them. */
const rgb = (x: number) => (x < 32 ? [0.8, 0.6, 0.3] : [0.2, 0.1, 0.3]);
const grey = (x: number) => [x < 32 ? 0.8 : 0.2];
const selection = (x: number) => (x < 32 ? 0 : 0.5);
const left: Rgb = [204, 153, 77];
const right: Rgb = [51, 26, 77];
const greys: [Rgb, Rgb] = [
  [204, 204, 204],
  [51, 51, 51],
];

async function expectHalves(name: string, plan: TiffPlan, [first, second]: [Rgb, Rgb], most = 3): Promise<void> {
  const developed = await open.previews.develop(await open.add(`${name}.tif`, makeTiff(plan)), {
    tiers: ['full'],
    measures: true,
  });
  expect(developed, developed.problem ?? '').toMatchObject({ state: 'ready', widthPx: 64, heightPx: 32 });
  expect(developed.measures).not.toBeNull();
  const [a, b] = await cornersOf(developed.tiers[0]!.file);
  expect(deltaE(a, first), `${name}: ${a}`).toBeLessThan(most);
  expect(deltaE(b, second), `${name}: ${b}`).toBeLessThan(most);
}

describe('channels beyond the colours', () => {
  it.each([
    ['one of no stated use', [0], (x: number) => [...rgb(x), selection(x)]],
    ['one of no stated use, not even in a tag', [], (x: number) => [...rgb(x), selection(x)]],
    ['two', [0, 0], (x: number) => [...rgb(x), selection(x), 0.1]],
    ['three', [0, 0, 0], (x: number) => [...rgb(x), selection(x), 0.1, 0.9]],
    ['five', [0, 0, 0, 0, 0], (x: number) => [...rgb(x), selection(x), 0.1, 0.9, 0.2, 0.3]],
  ])('RGB with %s', async (name, extraSamples, sample) => {
    for (const bits of [8, 16] as const) {
      for (const planar of [false, true]) {
        await expectHalves(
          `${name}-${bits}-${planar}`,
          { ...size, photometric: 2, bits, planar, sample, extraSamples },
          [left, right],
        );
      }
    }
  });

  it.each([1, 2, 3])('grey with %i', async (count) => {
    const extra = Array.from({ length: count }, () => 0);
    const sample = (x: number) => [...grey(x), ...extra.map(() => selection(x))];
    await expectHalves(`grey-${count}`, { ...size, photometric: 1, sample, extraSamples: extra }, greys);
    await expectHalves(`grey16-${count}`, { ...size, photometric: 1, bits: 16, sample, extraSamples: extra }, greys);
  });

  it('transparency is laid over white, alone and beside selections, wherever it stands', async () => {
    const white = (colour: Rgb): Rgb => colour.map((value) => Math.round(value / 2 + 127.5)) as unknown as Rgb;
    const halves: [Rgb, Rgb] = [white(left), white(right)];
    await expectHalves(
      'alpha',
      { ...size, photometric: 2, sample: (x) => [...rgb(x), 0.5], extraSamples: [2] },
      halves,
    );
    const before = (x: number) => [...rgb(x), 0.5, selection(x)];
    await expectHalves('alpha-first', { ...size, photometric: 2, sample: before, extraSamples: [2, 0] }, halves);
    const behind = (x: number) => [...rgb(x), selection(x), 0.5];
    await expectHalves('alpha-last', { ...size, photometric: 2, sample: behind, extraSamples: [0, 2] }, halves);
  });

  it('the profile is applied to the colours all the same', async () => {
    const plan: TiffPlan = { ...size, photometric: 2, sample: (x) => rgb(x), profile: displayP3Profile };
    const p3: [Rgb, Rgb] = [
      [214, 150, 60],
      [55, 24, 81],
    ];
    await expectHalves('p3', plan, p3);
    const sample = (x: number) => [...rgb(x), selection(x), 0.5];
    await expectHalves('p3-two', { ...plan, sample, extraSamples: [0, 0] }, p3);
    await expectHalves('p3-16-two', { ...plan, bits: 16, sample, extraSamples: [0, 0] }, p3);
  });

  it('inks with selections look like the inks alone', async () => {
    const inks = (x: number) => (x < 32 ? [0.1, 0.8, 0.6, 0.1] : [0.7, 0.1, 0.2, 0.2]);
    const developed = await open.previews.develop(
      await open.add('inks.tif', makeTiff({ ...size, photometric: 5, sample: inks })),
      { tiers: ['full'] },
    );
    const [a, b] = await cornersOf(developed.tiers[0]!.file);
    for (const extraSamples of [[0], [0, 0], [0, 0, 0]]) {
      const sample = (x: number) => [...inks(x), ...extraSamples.map(() => selection(x))];
      await expectHalves(`inks-${extraSamples.length}`, { ...size, photometric: 5, sample, extraSamples }, [a, b]);
    }
  });
});

describe('layouts and colour models', () => {
  it('planes in tiles', async () => {
    const tiles = { ...size, photometric: 2, planar: true, tilePx: 16 };
    await expectHalves('planar-tiles', { ...tiles, sample: rgb }, [left, right]);
    await expectHalves('planar-tiles-16', { ...tiles, bits: 16, bigEndian: true, sample: rgb }, [left, right]);
    const sample = (x: number) => [...rgb(x), selection(x)];
    await expectHalves('planar-tiles-selection', { ...tiles, sample, extraSamples: [0] }, [left, right]);
    for (const extraSamples of [[0], [0, 0, 0]]) {
      for (const bits of [8, 16] as const) {
        const more = (x: number) => [...grey(x), ...extraSamples.map(() => selection(x))];
        const plan = { ...tiles, photometric: 1, bits, sample: more, extraSamples };
        await expectHalves(`planar-tiles-grey-${extraSamples.length}-${bits}`, plan, greys);
      }
    }
  });

  it('BigTIFF: grey planes in tiles, selections, planes', async () => {
    for (const bigEndian of [false, true]) {
      const big = { ...size, big: true, bigEndian };
      for (const extraSamples of [[0], [0, 0, 0, 0, 0]]) {
        const sample = (x: number) => [...grey(x), ...extraSamples.map(() => selection(x))];
        const plan = { ...big, photometric: 1, planar: true, tilePx: 16, sample, extraSamples };
        await expectHalves(`big-grey-${extraSamples.length}-${bigEndian}`, plan, greys);
      }
      const sample = (x: number) => [...rgb(x), selection(x), 0.1];
      await expectHalves(`big-rgb-${bigEndian}`, { ...big, photometric: 2, sample, extraSamples: [0, 0] }, [
        left,
        right,
      ]);
      const planes = { ...big, photometric: 2, planar: true, tilePx: 16, sample: rgb };
      await expectHalves(`big-planes-${bigEndian}`, planes, [left, right]);
    }
  });

  it('cut short: what is there is shown, with its badge', async () => {
    for (const plan of [{}, { bits: 16 as const }, { planar: true }, { big: true }]) {
      const whole = makeTiff({ ...size, photometric: 2, sample: rgb, ...plan });
      const cut = await open.add('cut.tif', whole.subarray(0, whole.length * 0.7));
      const developed = await open.previews.develop(cut, { tiers: ['full'] });
      expect(developed, developed.problem ?? '').toMatchObject({ state: 'damaged', widthPx: 64, heightPx: 32 });
      const [first] = await cornersOf(developed.tiers[0]!.file);
      expect(Math.max(...first)).toBeGreaterThan(100);
    }
    const nothing = makeTiff({ ...size, photometric: 2, sample: rgb });
    const cut = await open.add('nothing.tif', nothing.subarray(0, 200));
    expect((await open.previews.develop(cut, { tiers: ['full'] })).state).toMatch(/corrupt|damaged/);
  });

  it('old-style JPEG (TIFF 6.0, section 22) by the whole JPEG in it', async () => {
    const pixels = Buffer.alloc(64 * 32 * 3);
    for (let y = 0; y < 32; y++)
      for (let x = 0; x < 64; x++)
        pixels.set(
          rgb(x).map((value) => Math.round(value * 255)),
          (y * 64 + x) * 3,
        );
    const raw = { width: 64, height: 32, channels: 3 } as const;
    const jpeg = await sharp(pixels, { raw }).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
    const entries: [tag: number, value: number][] = [
      ...([
        [256, 64],
        [257, 32],
        [258, 8],
        [259, 6],
        [262, 6],
      ] as [number, number][]),
      ...([
        [273, 200],
        [277, 3],
        [278, 32],
        [279, jpeg.length],
      ] as [number, number][]),
      ...([
        [512, 1],
        [513, 200],
        [514, jpeg.length],
      ] as [number, number][]),
    ];
    const head = Buffer.alloc(200);
    head.write('II*\0\b\0\0\0', 'latin1');
    head.writeUInt16LE(entries.length, 8);
    entries.forEach(([tag, value], i) => {
      head.writeUInt16LE(tag, 10 + i * 12);
      head.writeUInt16LE(4, 12 + i * 12);
      head.writeUInt32LE(1, 14 + i * 12);
      head.writeUInt32LE(value, 18 + i * 12);
    });
    const source = await open.add('old-jpeg.tif', Buffer.concat([head, jpeg]));
    const developed = await open.previews.develop(source, { tiers: ['full'], measures: true });
    expect(developed, developed.problem ?? '').toMatchObject({ state: 'ready', widthPx: 64, heightPx: 32 });
    const [a, b] = await cornersOf(developed.tiers[0]!.file);
    expect(deltaE(a, left)).toBeLessThan(4);
    expect(deltaE(b, right)).toBeLessThan(4);
  });

  it('Lab at 8 and 16 bits, in both encodings', async () => {
    // L 50 a 26 b -26, and L 80 with the same hue, at D50.
    const halves: [Rgb, Rgb] = [
      [145, 105, 165],
      [228, 183, 248],
    ];
    const cie = (x: number) => [x < 32 ? 0.5 : 0.8, 0.1, 0.9];
    await expectHalves('lab8', { ...size, photometric: 8, sample: cie }, halves);
    await expectHalves('lab16', { ...size, photometric: 8, bits: 16, sample: cie }, halves);
    await expectHalves('icc-lab', { ...size, photometric: 9, sample: (x) => [x < 32 ? 0.5 : 0.8, 0.6, 0.4] }, halves);
  });

  it('numbers of 32 and 64 bits; floating point is light', async () => {
    await expectHalves('u32', { ...size, photometric: 2, bits: 32, sample: rgb }, [left, right]);
    const light: [Rgb, Rgb] = [
      [231, 231, 231],
      [124, 124, 124],
    ];
    await expectHalves('float-grey', { ...size, photometric: 1, bits: 32, format: 3, sample: grey }, light);
    await expectHalves(
      'float-64',
      { ...size, photometric: 2, bits: 64, format: 3, sample: (x) => Array(3).fill(grey(x)[0]) },
      light,
    );
    await expectHalves(
      'float-rgb',
      { ...size, photometric: 2, bits: 32, format: 3, sample: (x) => Array(3).fill(grey(x)[0]) },
      light,
    );
  });

  it('what nobody reads is called unsupported, and the decoder lives', async () => {
    const unknownModel = makeTiff({ ...size, photometric: 2, sample: rgb });
    const unknownCompression = Buffer.from(unknownModel);
    unknownModel.writeUInt16LE(32845, entryOf(unknownModel, 262) + 8);
    unknownCompression.writeUInt16LE(34712, entryOf(unknownCompression, 259) + 8);
    for (const bytes of [unknownModel, unknownCompression]) {
      const pids = open.pool.pids().join();
      const developed = await open.previews.develop(await open.add('unknown.tif', bytes), { tiers: ['thumb'] });
      expect(developed).toMatchObject({
        state: 'no-preview',
        problem: expect.stringContaining('cannot be shown here'),
      });
      expect(developed.problem).not.toMatch(/damaged/);
      expect(open.pool.pids().join()).toBe(pids);
    }
  });
});

function entryOf(tiff: Buffer, tag: number): number {
  for (let at = 10; ; at += 12) if (tiff.readUInt16LE(at) === tag) return at;
}

describeShared('collected files', (shared) => {
  const develop = async (name: string) => {
    const bytes = readFileSync(path.join(shared, 'cases/files', name));
    return open.previews.develop(await open.add(name, bytes), { tiers: ['full'], measures: true });
  };

  it.each([
    ['tiff-rgb-1-saved-selection.tif', [75, 72, 69]],
    ['tiff-rgb-2-saved-selections.tif', [75, 72, 69]],
    ['tiff-grey-3-extra-channels.tif', [73, 73, 73]],
    ['lab-8bit.tif', [75, 72, 70]],
  ])('%s', async (name, means) => {
    const developed = await develop(name);
    expect(developed.state).toBe('ready');
    const { channels } = await sharp(developed.tiers[0]!.file).stats();
    means.forEach((mean, i) => {
      expect(Math.abs(channels[i]!.mean - mean)).toBeLessThan(2);
    });
  });

  it('an unknown colour model ends no decoder', async () => {
    await open.previews.develop(await open.add('any.tif', makeTiff({ ...size, photometric: 2, sample: rgb })), {
      tiers: ['thumb'],
    });
    const pids = open.pool.pids().join();
    expect((await develop('decoder-dies.tif')).state).toBe('no-preview');
    expect(open.pool.pids().join()).toBe(pids);
  });
});
