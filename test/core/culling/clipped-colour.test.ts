/** @file A colour at its limit is no burnt highlight. */
import { expect, it } from 'vitest';
import { defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import { clippedColour } from '../../../electron/core/culling/clipped-colour.ts';
import { suggest } from '../../../electron/core/culling/suggest.ts';
import { startToneMeasures } from '../../../electron/core/measures/tone-measures.ts';
import { markKernelMemory, releaseKernelMemory } from '../../../electron/core/pixels/kernels.ts';
import { passRows } from '../../../electron/core/pixels/pass-rows.ts';
import { wholeOf } from '../../../electron/core/pixels/pixels.ts';
import { inEnglish } from '../../support/in-english.ts';
import { input } from './make-inputs.ts';

/** Of a picture that is half `colour`, half grey. */
function histogramOf(colour: readonly [number, number, number]) {
  const [widthPx, heightPx] = [64, 64];
  const data = Uint8Array.from({ length: widthPx * heightPx * 3 }, (_, i) =>
    i < widthPx * 32 * 3 ? colour[i % 3]! : 90,
  );
  const pixels = { data, widthPx, heightPx };
  const mark = markKernelMemory();
  const toning = startToneMeasures(pixels);
  passRows(pixels, wholeOf(pixels), [toning]);
  const { histogram } = toning.tone();
  releaseKernelMemory(mark);
  return histogram;
}

it.each([
  ['red petals', [255, 40, 0], 'red'],
  ['yellow petals', [255, 190, 0], 'red'],
  ['a blue lamp', [60, 80, 255], 'blue'],
  ['a white sky', [255, 255, 255], null],
  ['a warm window', [255, 250, 232], null],
  ['grey', [120, 120, 120], null],
] as const)('%s', (_, colour, expected) => {
  expect(clippedColour(histogramOf(colour))).toBe(expected);
});

it('is said by its name', () => {
  const clipped = { clippedHighlights: 0.2 };
  const [red, white] = suggest(
    [
      input(1, clipped, { clippedColour: 'red' }),
      ...Array.from({ length: 8 }, (_, i) => input(i + 2, {})),
      input(20, clipped),
    ],
    [],
    defaultCullSettings,
  ).flatMap(({ reasons }) =>
    reasons.flatMap(({ code, text }) => (code.startsWith('clipped-') ? [inEnglish(text)] : [])),
  );
  expect([red, white]).toEqual(['red clipped 20 %', 'highlights clipped 20 %']);
});
