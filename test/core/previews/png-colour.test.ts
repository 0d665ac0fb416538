/** @file PNGs that name their colours without a profile, HDR in PNG and JPEG XL, and gain maps: what is shown and what is said. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { findHdr } from '../../../electron/core/formats/find-hdr.ts';
import { displayP3Profile } from '../../../electron/core/previews/decoder/colour/make-profile.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { asymmetric, type Corners, cornersOf, deltaE, jpegOf, quarters, type Rgb } from './test-pictures.ts';

let open: OpenPreviews;
let plain: Buffer;
beforeAll(async () => {
  open = await openPreviews({ decoder: { processes: 1 } });
  plain = await pngOf(asymmetric);
});
afterAll(() => open.close());

const pngOf = (corners: Corners) =>
  sharp(quarters(64, 48, corners), { raw: { width: 64, height: 48, channels: 3 } })
    .png()
    .toBuffer();

/** Behind the header, in the given order. */
function withChunks(png: Buffer, chunks: readonly (readonly [type: string, data: Buffer])[]): Buffer {
  const made = chunks.map(([type, data]) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const chunk = Buffer.alloc(body.length + 8);
    chunk.writeUInt32BE(data.length, 0);
    body.copy(chunk, 4);
    chunk.writeUInt32BE(crc32(body), body.length + 4);
    return chunk;
  });
  return Buffer.concat([png.subarray(0, 33), ...made, png.subarray(33)]);
}
const thousandths = (...values: number[]) => {
  const data = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => {
    data.writeUInt32BE(Math.round(value * 100_000), i * 4);
  });
  return data;
};
const gamma = (value: number) => ['gAMA', thousandths(value)] as const;
const p3Places = ['cHRM', thousandths(0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)] as const;
const srgbPlaces = ['cHRM', thousandths(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)] as const;
const points = (...values: number[]) => ['cICP', Buffer.from(values)] as const;

async function shown(name: string, bytes: Buffer): Promise<Corners> {
  const developed = await open.previews.develop(await open.add(name, bytes), {
    tiers: ['thumb', 'full'],
    measures: true,
  });
  expect(developed, developed.problem ?? '').toMatchObject({ state: 'ready', widthPx: 64, heightPx: 48 });
  const [thumb, full] = await Promise.all(developed.tiers.map(({ file }) => cornersOf(file)));
  thumb!.forEach((colour, i) => {
    expect(deltaE(colour, full![i]!)).toBeLessThan(5);
  });
  return full!;
}
const far = (actual: Corners, expected: Corners) =>
  Math.max(...actual.map((colour, i) => deltaE(colour, expected[i]!)));

const asP3: Corners = [
  [218, 0, 25],
  [0, 162, 40],
  [35, 61, 208],
  [212, 200, 0],
];
/** Linear light of these numbers, encoded for sRGB (IEC 61966-2-1). */
const asLinear = asymmetric.map((colour) =>
  colour.map((value) => Math.round(255 * (1.055 * (value / 255) ** (1 / 2.4) - 0.055))),
) as unknown as Corners;

describe('PNG', () => {
  it.each<[string, (readonly [string, Buffer])[], Corners]>([
    ['Display P3 by number', [points(12, 13, 0, 1)], asP3],
    ['sRGB by number', [points(1, 13, 0, 1)], asymmetric],
    ['numbers before a gamma', [gamma(1), points(1, 13, 0, 1)], asymmetric],
    ['linear light by its gamma', [gamma(1)], asLinear],
    ['P3 by its primaries', [gamma(0.45455), p3Places], asP3],
    ['sRGB as it is usually written', [gamma(0.45455), srgbPlaces], asymmetric],
    ['sRGB before a gamma that says otherwise', [['sRGB', Buffer.of(0)], gamma(1)], asymmetric],
    ['a gamma of nothing', [gamma(0)], asymmetric],
    ['primaries of nothing', [gamma(0.45455), ['cHRM', Buffer.alloc(32)]], asymmetric],
  ])('%s', async (name, chunks, expected) => {
    expect(far(await shown(`${name}.png`, withChunks(plain, chunks)), expected)).toBeLessThan(5);
  });

  it('a profile goes before gamma and primaries, numbers before a profile', async () => {
    const profiled = await sharp(plain).withIccProfile('p3').png().toBuffer();
    // libvips converts to the profile that it attaches: the same colours.
    expect(far(await shown('profiled.png', withChunks(profiled, [gamma(1)])), asymmetric)).toBeLessThan(5);
    const numbers = await shown('numbers.png', withChunks(profiled, [points(1, 13, 0, 1)]));
    expect(far(numbers, asymmetric)).toBeGreaterThan(5);
  });

  it('grey, with alpha, in 16 bits, turned: the same way', async () => {
    const grey = await sharp(plain).greyscale().png().toBuffer();
    const [a] = await shown('grey.png', withChunks(grey, [gamma(1)]));
    const before = (await cornersOf(grey))[0][0];
    expect(Math.abs(a[0] - 255 * (1.055 * (before / 255) ** (1 / 2.4) - 0.055))).toBeLessThan(4);
    const deep = await sharp(plain).toColourspace('rgb16').png().toBuffer();
    expect(far(await shown('deep.png', withChunks(deep, [points(12, 13, 0, 1)])), asP3)).toBeLessThan(5);
    const clear = await sharp(plain).ensureAlpha(0).png().toBuffer();
    const [corner] = await shown('clear.png', withChunks(clear, [points(12, 13, 0, 1)]));
    expect(corner).toEqual([255, 255, 255]);
  });

  it('by the numbers of video: black is 16, white 235', async () => {
    const narrow = asymmetric.map((colour) =>
      colour.map((v) => Math.round(16 + (v * 219) / 255)),
    ) as unknown as Corners;
    const eight = withChunks(await pngOf(narrow), [points(1, 13, 0, 0)]);
    expect(far(await shown('narrow.png', eight), asymmetric)).toBeLessThan(5);
    const deep = await sharp(await pngOf(narrow))
      .toColourspace('rgb16')
      .png()
      .toBuffer();
    expect(far(await shown('narrow-16.png', withChunks(deep, [points(12, 13, 0, 0)])), asP3)).toBeLessThan(5);
  });

  it('left in its own colours for a screen that shows them', async () => {
    const source = await open.add('wide.png', withChunks(plain, [points(12, 13, 0, 1)]));
    const { tiers } = await open.previews.develop(source, { tiers: ['nav-wide'] });
    const { icc } = await sharp(tiers[0]!.file).metadata();
    expect(icc && Buffer.from(displayP3Profile).equals(icc)).toBe(true);
  });

  it('PQ and HLG: diffuse white is nearly white, and what is brighter stays apart', async () => {
    const grey = (value: number): Rgb => [value, value, value].map((one) => Math.round(one * 255)) as unknown as Rgb;
    for (const [transfer, white] of [
      [16, 0.58],
      [18, 0.75],
    ] as const) {
      const png = withChunks(await pngOf([grey(white), grey(white * 0.65), grey(1), grey(0)]), [
        points(9, transfer, 0, 1),
      ]);
      const [diffuse, middle, peak, black] = (await shown(`hdr-${transfer}.png`, png)).map(([red]) => red) as [
        number,
        number,
        number,
        number,
      ];
      expect(Math.abs(diffuse - 225)).toBeLessThan(8);
      expect(middle).toBeGreaterThan(60);
      expect(middle).toBeLessThan(170);
      expect(peak).toBeGreaterThan(240);
      expect(black).toBeLessThan(4);
      expect(findHdr(sourceOfBytes(png), 'png')).toBe(transfer === 16 ? 'pq' : 'hlg');
    }
  });

  it('cut short and HDR: shown as far as it goes, with its badge', async () => {
    const png = withChunks(plain, [points(9, 16, 0, 1)]);
    const cut = await open.add('cut.png', png.subarray(0, png.length - 40));
    expect((await open.previews.develop(cut, { tiers: ['thumb'] })).state).toMatch(/damaged|corrupt/);
  });
});

/** 64 x 48, four grey quarters with signals 0.58, 0.38, 0.8 and 0.3 in BT.2020; lossless, by libjxl 0.7. */
const jxls = {
  PQ: 'AAAADEpYTCANCocKAAAAFGZ0eXBqeGwgAAAAAGp4bCAAAAAJanhsbAoAAABLanhsY/8KywT8AOTRIw4HAAAAgAgCAQC4AEs4aZjKg/crKAiA8/9/jMHi/y8QBAAAepYAwAFmxh4B3pqZm+6kMPEtQXeQ5gM=',
  HLG: 'AAAADEpYTCANCocKAAAAFGZ0eXBqeGwgAAAAAGp4bCAAAAAJanhsbAoAAABManhsY/8KywT8AOQZCPQYAAAAAAIIAgEAuABLOGmYyoP3KygIgPP/f4zB4v8vEAQAAHqWAMABZsYeAd6amZvupDDxLUF3kOYD',
};

describe('JPEG XL', () => {
  it.each([
    ['PQ', [225, 100, 251, 62]],
    ['HLG', [165, 101, 233, 77]],
  ] as const)('%s as in other formats', async (name, levels) => {
    const corners = await shown(`${name}.jxl`, Buffer.from(jxls[name], 'base64'));
    corners.forEach(([red, green, blue], i) => {
      expect(Math.max(...[red, green, blue].map((value) => Math.abs(value - levels[i]!)))).toBeLessThan(4);
    });
  });

  it('a gain map in a box of its own is said', () => {
    const head = Buffer.from('0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20', 'hex');
    expect(findHdr(sourceOfBytes(Buffer.concat([head, Buffer.from('0000000c6a68676d00000000', 'hex')])), 'jxl')).toBe(
      'gain-map',
    );
    expect(findHdr(sourceOfBytes(head), 'jxl')).toBeNull();
  });
});

describe('JPEG with a gain map', () => {
  const segment = (marker: number, text: string) => {
    const head = Buffer.of(0xff, marker, 0, 0);
    head.writeUInt16BE(text.length + 2, 2);
    return Buffer.concat([head, Buffer.from(text, 'latin1')]);
  };
  const xmp = (namespace: string) =>
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:h="${namespace}"/>`);

  it.each([
    ['Ultra HDR', xmp('http://ns.adobe.com/hdr-gain-map/1.0/')],
    ['Apple', xmp('http://ns.apple.com/HDRGainMap/1.0/')],
    ['ISO 21496-1', segment(0xe2, 'urn:iso:std:iso:ts:21496:-1\0\0\0\0\0')],
  ])('%s: the picture for plain screens is shown, and the map is said', async (name, statement) => {
    const jpeg = await jpegOf(64, 48);
    const map = await jpegOf(16, 12, [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
    const bytes = Buffer.concat([jpeg.subarray(0, 2), statement, jpeg.subarray(2), map]);
    expect(findHdr(sourceOfBytes(bytes), 'jpeg')).toBe('gain-map');
    expect(findHdr(sourceOfBytes(jpeg), 'jpeg')).toBeNull();
    expect(far(await shown(`${name}.jpg`, bytes), asymmetric)).toBeLessThan(4);
  });
});
