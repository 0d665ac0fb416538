import { describe, expect, it } from 'vitest';
import { comparePictures, metrics } from '../../../electron/core/quality/compare-pictures.ts';
import { inEnglish } from '../../support/in-english.ts';
import { flat, waves } from './pictures.ts';

/** piq 0.8.0 with PyTorch 1.13 in double precision on the same pictures (its vif_p takes the test picture first). */
const byPiq = {
  noisy: {
    psnr: 23.35914,
    ssim: 0.346194,
    'ms-ssim-product': 0.895537,
    gmsd: 0.0776765,
    'fsim-grey': 0.639982,
    vifp: 0.271385,
  },
  shifted: {
    psnr: 34.874148,
    ssim: 0.991452,
    'ms-ssim-product': 0.99094,
    gmsd: 0.0079175,
    'fsim-grey': 0.997007,
    vifp: 0.831687,
  },
  both: {
    psnr: 28.859451,
    ssim: 0.661486,
    'ms-ssim-product': 0.96068,
    gmsd: 0.0333682,
    'fsim-grey': 0.8522,
    vifp: 0.413634,
  },
};
const tests = { noisy: waves({ noise: 60 }), shifted: waves({ shift: 0.15 }), both: waves({ shift: 0.1, noise: 30 }) };
const all = metrics.map(({ name }) => name);

describe('the numbers of an implementation that others wrote', () => {
  for (const [kind, expected] of Object.entries(byPiq)) {
    it(kind, () => {
      const found = comparePictures(waves({}), tests[kind as keyof typeof tests], Object.keys(expected));
      for (const [name, value] of Object.entries(expected))
        expect(found.get(name)?.value, name).toBeCloseTo(value, name === 'psnr' ? 3 : 5);
    });
  }
});

it('odd sizes: the same as in 64-bit arithmetic over whole pictures, by the definitions', () => {
  const size = { widthPx: 189, heightPx: 177 };
  const found = comparePictures(waves(size), waves({ ...size, noise: 40, shift: 0.1 }), [
    'ssim',
    'ms-ssim',
    'ms-ssim-product',
    'gmsd',
  ]);
  const values = [...found.values()].map(({ value }) => value);
  const expected = [0.5058796829, 0.9410949263, 0.9332312174, 0.0509180024];
  values.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 6);
  });
});

describe('identical pictures', () => {
  const found = comparePictures(waves({}), waves({}), all);
  it.each(metrics.filter(({ name }) => name !== 'psnr'))('$name is at its end', ({ name, moreIs }) => {
    expect(found.get(name)?.value).toBeCloseTo(moreIs === 'closer' ? 1 : 0, 9);
  });
  it('psnr is infinite and says so instead of a number', () => {
    expect(found.get('psnr')).toMatchObject({ value: null, because: expect.stringContaining('metric.identical') });
  });
});

describe('pictures that a metric is not made for', () => {
  it.each(metrics)(
    '$name of one pixel, of flat and of small ones is a number or a reason, never NaN',
    ({ name, minPx }) => {
      for (const sidePx of [1, 2, minPx - 1, minPx]) {
        if (sidePx < 1) continue;
        for (const [a, b] of [
          [flat(sidePx, 0), flat(sidePx, 0)],
          [flat(sidePx, 0), flat(sidePx, 255)],
          [flat(sidePx, 128), waves({ widthPx: sidePx, heightPx: sidePx })],
        ] as const) {
          const one = comparePictures(a, b, [name]).get(name)!;
          if (one.value === null) expect(inEnglish(one.because)).toMatch(/needs sides|identical|flat/);
          else expect(Number.isFinite(one.value), `${name} at ${sidePx}`).toBe(true);
        }
      }
    },
  );

  it('two sizes are refused', () => {
    expect(() => comparePictures(flat(20, 0), flat(21, 0), ['ssim'])).toThrow(RangeError);
  });
});

it('a map says where: the untouched half is 1, the other is less', () => {
  const reference = waves({});
  const test = waves({});
  test.data.fill(128, test.data.length / 2);
  const map = comparePictures(reference, test, ['ssim'], { wantsMaps: true }).get('ssim')!.map!;
  expect(map.data[0]).toBeCloseTo(1, 9);
  expect(map.data.at(-1)!).toBeLessThan(0.5);
});
