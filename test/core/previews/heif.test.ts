/** @file HEIC and AVIF: primary picture, turns, depth, alpha, colours by number, HDR, sequences. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceOfBytes } from '../../../electron/core/formats/byte-source.ts';
import { findHdr } from '../../../electron/core/formats/find-hdr.ts';
import { sniffFormat } from '../../../electron/core/formats/sniff-format.ts';
import { describeShared } from '../../support/shared.ts';
import { sequenceOf } from './make-heic-sequence.ts';
import { auxiliary, codedIn, coloursBy, cutTo, gridOf, type HeifItem, heifOf, sizeOf, turnOf } from './make-heif.ts';
import { type OpenPreviews, openPreviews } from './open-previews.ts';
import { asymmetric, type Corners, cornersOf, deltaE, quarters, type Rgb } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

const sample = (name: string) => readFileSync(new URL(`./heif-samples/${name}.heic`, import.meta.url));
async function shown(name: string, bytes: Uint8Array, size = [64, 48]): Promise<Corners> {
  const developed = await open.previews.develop(await open.add(name, bytes), {
    tiers: ['thumb', 'full'],
    measures: true,
  });
  expect(developed, developed.problem ?? '').toMatchObject({ state: 'ready', widthPx: size[0], heightPx: size[1] });
  const [thumb, full] = await Promise.all(developed.tiers.map(({ file }) => cornersOf(file)));
  thumb!.forEach((colour, i) => {
    expect(deltaE(colour, full![i]!)).toBeLessThan(4);
  });
  return full!;
}
function expectCorners(actual: Corners, expected: Corners, most = 4): void {
  actual.forEach((colour, i) => {
    expect(deltaE(colour, expected[i]!), `${JSON.stringify(actual)} for ${JSON.stringify(expected)}`).toBeLessThan(
      most,
    );
  });
}

const [a, b, c, d] = asymmetric;
const white: Rgb = [255, 255, 255];
/** Display P3's numbers as sRGB (ICC mathematics, clipped). */
const asP3: Corners = [
  [218, 0, 25],
  [0, 162, 40],
  [35, 61, 208],
  [212, 200, 0],
];

describe('HEIC', () => {
  it.each<[string, Corners, number[]]>([
    ['plain', [a, b, c, d], [64, 48]],
    ['second-is-primary', [a, b, c, d], [64, 48]],
    ['alpha', [a, white, c, d], [64, 48]],
    ['turn-2', [b, a, d, c], [64, 48]],
    ['turn-3', [d, c, b, a], [64, 48]],
    ['turn-4', [c, d, a, b], [64, 48]],
    ['turn-5', [a, c, b, d], [48, 64]],
    ['turn-6', [c, a, d, b], [48, 64]],
    ['turn-7', [d, b, c, a], [48, 64]],
    ['turn-8', [b, d, a, c], [48, 64]],
    ['p3-nclx-10bit', asP3, [64, 48]],
  ])('%s', async (name, expected, size) => expectCorners(await shown(`${name}.heic`, sample(name), size), expected));

  it('PQ: diffuse white is nearly white, its middle grey is middle grey, brighter things stay apart', async () => {
    const [diffuse, middle, bright, dark] = (await shown('pq.heic', sample('pq'))).map(([red]) => red) as [
      number,
      number,
      number,
      number,
    ];
    expect(diffuse).toBeGreaterThan(215);
    expect(diffuse).toBeLessThan(235);
    expect(Math.abs(middle - 118)).toBeLessThan(4);
    expect(bright).toBeGreaterThan(diffuse + 12);
    expect(Math.abs(dark - 89)).toBeLessThan(4);
  });

  it('HLG: three quarters of the signal are diffuse white', async () => {
    const [diffuse, middle, peak, dark] = (await shown('hlg.heic', sample('hlg'))).map(([red]) => red) as [
      number,
      number,
      number,
      number,
    ];
    expect(Math.abs(diffuse - 225)).toBeLessThan(5);
    expect(peak).toBeGreaterThan(diffuse + 12);
    expect(middle).toBeGreaterThan(100);
    expect(middle).toBeLessThan(140);
    expect(dark).toBeLessThan(middle);
  });

  it('a sequence without a still beside it: its first picture', async () => {
    const bytes = sequenceOf(sample('plain'), 64, 48);
    expect(sniffFormat(bytes)).toEqual({ kind: 'heic', format: 'heic' });
    expectCorners(await shown('sequence.heic', bytes), [a, b, c, d]);
  });

  it('a broken one is damaged, one of another codec is unsupported', async () => {
    for (const [length, state] of [
      [430, 'corrupt'],
      [700, 'damaged'],
    ] as const) {
      const cut = await open.add(`cut-${length}.heic`, sample('plain').subarray(0, length));
      expect((await open.previews.develop(cut, { tiers: ['thumb'] })).state).toBe(state);
    }
    const other = sample('plain');
    for (const [from, to] of [
      ['hvc1', 'vvc1'],
      ['hvcC', 'vvcC'],
    ] as const)
      other.write(to, other.indexOf(from), 'latin1');
    const developed = await open.previews.develop(await open.add('vvc.heic', other), { tiers: ['thumb'] });
    expect(developed).toMatchObject({ state: 'no-preview', problem: expect.not.stringContaining('damaged') });
  });
});

/** As the name says, its coded data overwritten. */
const broken = (item: HeifItem): HeifItem => ({ ...item, data: Buffer.alloc(item.data.length, 0xa5) });

describe('a HEIC whose picture cannot be decoded', () => {
  it('is shown by its own thumbnail, with a badge, and is damaged where that is broken too', async () => {
    const file = (thumbnail: HeifItem) => heifOf([broken(whole('hlg')), thumbnail], 1, [['thmb', 2, [1]]]);
    const shownByIt = await open.previews.develop(await open.add('thumb.heic', file(whole('plain'))), {
      tiers: ['full'],
      measures: true,
    });
    expect(shownByIt).toMatchObject({ state: 'damaged', widthPx: 64, heightPx: 48 });
    expectCorners(await cornersOf(shownByIt.tiers[0]!.file), [a, b, c, d]);
    for (const bytes of [file(broken(whole('plain'))), heifOf([broken(whole('hlg')), whole('plain')], 1)])
      expect(await open.previews.develop(await open.add('none.heic', bytes), { tiers: ['thumb'] })).toMatchObject({
        state: 'corrupt',
      });
  });
});

/** `plain` is there to be seen, `hlg` is grey and nobody's to see. */
const coded = (name: string, colours = coloursBy(1, 13), ...properties: Buffer[]): HeifItem => {
  const { data, configuration } = codedIn(sample(name));
  return { type: 'hvc1', data, properties: [configuration, sizeOf(64, 64), colours, ...properties] };
};
const whole = (name: string, ...properties: Buffer[]) => coded(name, coloursBy(1, 13), ...properties, cutTo(64, 48));
const tile = (colours?: Buffer): HeifItem => ({ ...coded('plain', colours), isHidden: true });
const grid = (...properties: Buffer[]): HeifItem => ({
  type: 'grid',
  data: gridOf(2, 1, 96, 48),
  properties: [sizeOf(96, 48), ...properties],
});
/** What numbers coded by BT.601 in full range come to when they are read by other weights, or as narrow range (ITU-T H.273, 8.3). */
function readAs([r, g, b]: Rgb, kr: number, kb: number, scale: number): Rgb {
  const luma = 0.299 * r + 0.587 * g + 0.114 * b;
  const stretch = scale === 1 ? 1 : 255 / 224;
  const cb = ((b - luma) / 1.772) * stretch;
  const cr = ((r - luma) / 1.402) * stretch;
  const y = scale === 1 ? luma : (luma - 16) * scale;
  const [red, blue] = [y + 2 * (1 - kr) * cr, y + 2 * (1 - kb) * cb];
  const green = (y - kr * red - kb * blue) / (1 - kr - kb);
  return [red, green, blue].map((value) => Math.min(255, Math.max(0, value))) as unknown as Rgb;
}
const depth = auxiliary('urn:mpeg:hevc:2015:auxid:2');
const apples = auxiliary('urn:com:apple:photo:2020:aux:hdrgainmap');
const toneMapped: HeifItem = { type: 'tmap', data: Buffer.alloc(62), properties: [sizeOf(64, 48)] };

describe('HEIF of several items', () => {
  const dimg = [['dimg', 3, [1, 2]]] as const;
  it.each<[string, Buffer, Corners, number[], string | null]>([
    ['a grid, its last tile cut', heifOf([tile(), tile(), grid()], 3, dimg), [a, a, c, c], [96, 48], null],
    ['a grid that is turned', heifOf([tile(), tile(), grid(turnOf(1))], 3, dimg), [a, c, a, c], [48, 96], null],
    [
      'a grid whose tiles alone name their colours',
      heifOf([tile(coloursBy(12, 13)), tile(coloursBy(12, 13)), grid()], 3, dimg),
      [asP3[0], asP3[0], asP3[2], asP3[2]],
      [96, 48],
      null,
    ],
    [
      'turned by an item of its own',
      heifOf([tile(), { type: 'iden', data: Buffer.alloc(0), properties: [sizeOf(64, 64), turnOf(1)] }], 2, [
        ['dimg', 2, [1]],
      ]),
      [b, d, a, c],
      [64, 64],
      null,
    ],
    ['cut', heifOf([coded('plain', coloursBy(1, 13), cutTo(60, 44))], 1), [a, b, c, d], [60, 44], null],
    [
      'depth behind the picture',
      heifOf([whole('plain'), whole('hlg', depth)], 1, [['auxl', 2, [1]]]),
      [a, b, c, d],
      [64, 48],
      null,
    ],
    [
      'depth before the picture',
      heifOf([whole('hlg', depth), whole('plain')], 2, [['auxl', 1, [2]]]),
      [a, b, c, d],
      [64, 48],
      null,
    ],
    [
      'a thumbnail before the picture',
      heifOf([whole('hlg'), whole('plain')], 2, [['thmb', 1, [2]]]),
      [a, b, c, d],
      [64, 48],
      null,
    ],
    [
      "Apple's gain map",
      heifOf([whole('plain'), whole('hlg', apples)], 1, [['auxl', 2, [1]]]),
      [a, b, c, d],
      [64, 48],
      'gain-map',
    ],
    [
      'a gain map by ISO 21496-1',
      heifOf([whole('plain'), whole('hlg'), toneMapped], 1, dimg),
      [a, b, c, d],
      [64, 48],
      'gain-map',
    ],
  ])('%s', async (name, bytes, expected, size, hdr) => {
    expect(findHdr(sourceOfBytes(bytes), 'heic')).toBe(hdr);
    expectCorners(await shown(`${name}.heic`.replaceAll(/[ ,']/g, '-'), bytes, size), expected);
  });

  it('colour at half the resolution, by each matrix and range', async () => {
    const { data, configuration } = codedIn(sample('subsampled'));
    const item = (...colours: Buffer[]): HeifItem => ({
      type: 'hvc1',
      data,
      properties: [configuration, sizeOf(64, 64), ...colours, cutTo(64, 48)],
    });
    const cases: [string, Buffer[], (colour: Rgb) => Rgb][] = [
      ['unstated', [], (colour) => colour],
      ['bt601', [coloursBy(1, 13, 6)], (colour) => colour],
      ['bt709', [coloursBy(1, 13, 1)], (colour) => readAs(colour, 0.2126, 0.0722, 1)],
      ['bt2020', [coloursBy(1, 13, 9)], (colour) => readAs(colour, 0.2627, 0.0593, 1)],
      ['narrow', [coloursBy(1, 13, 6, false)], (colour) => readAs(colour, 0.299, 0.114, 255 / 219)],
    ];
    for (const [name, colours, as] of cases) {
      const corners = await shown(`half-${name}.heic`, heifOf([item(...colours)], 1));
      expectCorners(corners, asymmetric.map(as) as unknown as Corners);
    }
  });

  it('PQ and HLG are said', () => {
    for (const name of ['pq', 'hlg'] as const) expect(findHdr(sourceOfBytes(sample(name)), 'heic')).toBe(name);
  });
});

/** sharp writes "nclx" with sRGB; the numbers are changed in place. */
async function avifIn(primaries: number, transfer: number, pixels: Buffer, bitdepth: 8 | 10 = 10): Promise<Buffer> {
  const avif = await sharp(pixels, { raw: { width: 64, height: 48, channels: 3 } })
    .avif({ bitdepth, lossless: true })
    .toBuffer();
  const at = avif.indexOf('nclx');
  expect(at).toBeGreaterThan(0);
  avif.writeUInt16BE(primaries, at + 4);
  avif.writeUInt16BE(transfer, at + 6);
  return avif;
}

describe('AVIF', () => {
  it('colours by number: Display P3', async () => {
    for (const depth of [8, 10] as const)
      expectCorners(await shown(`p3-${depth}.avif`, await avifIn(12, 13, quarters(64, 48), depth)), asP3, 5);
  });

  it('sRGB and unstated stay as they are', async () => {
    expectCorners(await shown('srgb.avif', await avifIn(1, 13, quarters(64, 48))), asymmetric);
    expectCorners(await shown('unstated.avif', await avifIn(2, 2, quarters(64, 48))), asymmetric);
  });

  it.each([16, 18])('HDR with transfer %i is brought into the range of a screen', async (transfer) => {
    const signal = transfer === 16 ? 0.58 : 0.75;
    const grey = (value: number): Rgb => [value, value, value];
    const level = Math.round(signal * 255);
    const pixels = quarters(64, 48, [grey(level), grey(Math.round(level * 0.65)), grey(255), grey(0)]);
    const [diffuse, middle, peak, black] = (await shown(`hdr-${transfer}.avif`, await avifIn(9, transfer, pixels))).map(
      ([red]) => red,
    ) as [number, number, number, number];
    expect(Math.abs(diffuse - 225)).toBeLessThan(8);
    expect(middle).toBeLessThan(170);
    expect(middle).toBeGreaterThan(60);
    expect(peak).toBeGreaterThan(240);
    expect(black).toBeLessThan(4);
  });
});

describeShared('collected pictures', (shared) => {
  it('an AVIF sequence shows its first frame, also without a still beside it', async () => {
    const bytes = readFileSync(path.join(shared, 'cases/files/animated.avif'));
    const developed = await open.previews.develop(await open.add('animated.avif', bytes), { tiers: ['full'] });
    expect(developed).toMatchObject({ state: 'ready', widthPx: 150, heightPx: 150 });
    const alone = Buffer.from(bytes);
    alone.write('free', alone.indexOf('meta'), 'latin1');
    const film = await open.previews.develop(await open.add('film.avif', alone), { tiers: ['full'] });
    expect(film).toMatchObject({ state: 'ready', widthPx: 150, heightPx: 150 });
    const [one, two] = await Promise.all([developed, film].map(({ tiers }) => sharp(tiers[0]!.file).raw().toBuffer()));
    expect(two!.equals(one!)).toBe(true);
  });

  it('grids of phones are put together, in the primary picture’s colours', async () => {
    const bytes = readFileSync(path.join(shared, 'formats/IMG_3578.heic'));
    const developed = await open.previews.develop(await open.add('grid.heic', bytes), { tiers: ['thumb'] });
    expect(developed).toMatchObject({ state: 'ready', widthPx: 4032, heightPx: 3024 });
  });
});
