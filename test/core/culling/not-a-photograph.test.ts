import { expect, test } from 'vitest';
import type { Histogram, Measures } from '../../../electron/contract/measures.ts';
import { asideOf, type Looks } from '../../../electron/core/culling/not-a-photograph.ts';

const measures = (over: Partial<Measures>): Measures => ({
  ...{ sharpness: 1.4, subjectSharpness: null, motionBlur: 0, defocus: 0, clippedHighlights: 0, clippedShadows: 0 },
  ...{ exposure: 1.5, noise: 1, contrast: 0.15, edge: null, colourfulness: 4, dhash: '0'.repeat(32) },
  ...over,
});
const looks = (over: Partial<Looks>): Looks => ({
  ...{ name: 'IMG_1.jpg', kind: 'jpeg', widthPx: 6000, heightPx: 4000, hasCamera: true, software: null },
  measures: measures({ colourfulness: 40 }),
  ...over,
});
/** Shares of pixels by bin. */
const tones = (shares: Record<number, number>): Histogram => {
  const luminance = Array.from({ length: 64 }, (_, bin) => Math.round(1_000 * (shares[bin] ?? 0)));
  return { red: luminance, green: luminance, blue: luminance, luminance };
};
const page = tones({ 48: 0.5, 49: 0.2, 40: 0.24, 10: 0.06 });
const what = (over: Partial<Looks>, histogram: Histogram | null = null) => asideOf(looks(over), () => histogram)?.code;

const bare = { hasCamera: false, kind: 'png' } as const;

test.each([
  'Screenshot_20260516-150000.png',
  'Screen Shot 2026-05-16 at 15.00.00.png',
  'Bildschirmfoto 2026-05-16 um 15.00.00.png',
  'Captura de pantalla 2026-05-16.png',
  'Снимок экрана 2026-05-16.png',
  'スクリーンショット 2026-05-16.png',
])('%s is a screenshot', (name) => {
  expect(what({ ...bare, name })).toBe('screenshot');
});

test('a PNG without a camera in the shape of a screen is one; a scan, a film still and a photograph are not', () => {
  expect(what({ ...bare, name: 'IMG_2043.PNG', widthPx: 1170, heightPx: 2532 })).toBe('screenshot');
  expect(what({ ...bare, name: 'a.png', widthPx: 2560, heightPx: 1440 })).toBe('screenshot');
  expect(what({ ...bare, name: 'a.png', widthPx: 3000, heightPx: 2000 })).toBeUndefined();
  expect(what({ kind: 'jpeg', name: 'a.jpg', hasCamera: false, widthPx: 1920, heightPx: 1080 })).toBeUndefined();
  expect(what({ name: 'Screenshot of a life.jpg' })).toBeUndefined();
});

test('a page is paper with ink; fog, high key, a product on white and a night are not', () => {
  expect(what({ measures: measures({}) }, page)).toBe('document');
  expect(what({ measures: measures({ sharpness: 0, contrast: 0.02 }) }, tones({ 49: 1 }))).toBeUndefined();
  expect(what({ measures: measures({ colourfulness: 0, contrast: 0.09 }) }, tones({ 46: 1 }))).toBeUndefined();
  expect(what({ measures: measures({ colourfulness: 18 }) }, page)).toBeUndefined();
  expect(what({ measures: measures({}) }, tones({ 58: 0.8, 30: 0.06, 5: 0.14 }))).toBeUndefined();
  expect(what({ measures: measures({ exposure: -4 }) }, page)).toBeUndefined();
  expect(what({ software: 'Adobe Scan 24' })).toBe('document');
});
