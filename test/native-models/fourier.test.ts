/** @file Transforms of every kind of length, held against the sum that defines them. */
import { expect, test } from 'vitest';
import { fourier, inverseFourier } from '../../native-models/signal/fourier.ts';

test.each([
  [1, 1],
  [2, 3],
  [4, 5],
  [16, 9],
  [30, 8],
  [25, 27],
  [7, 22],
  [13, 1],
])('%d x %d: every frequency is its sum, and the inverse brings the picture back', (widthPx, heightPx) => {
  const data = Float64Array.from({ length: widthPx * heightPx }, (_, i) => 100 * Math.sin(i * i));
  const spectrum = fourier({ data, widthPx, heightPx });
  for (let v = 0; v < heightPx; v++)
    for (let u = 0; u < widthPx; u++) {
      let re = 0;
      let im = 0;
      for (let y = 0; y < heightPx; y++)
        for (let x = 0; x < widthPx; x++) {
          const angle = 2 * Math.PI * ((u * x) / widthPx + (v * y) / heightPx);
          re += data[y * widthPx + x]! * Math.cos(angle);
          im -= data[y * widthPx + x]! * Math.sin(angle);
        }
      expect(spectrum.re[v * widthPx + u]).toBeCloseTo(re, 8);
      expect(spectrum.im[v * widthPx + u]).toBeCloseTo(im, 8);
    }
  const back = inverseFourier(spectrum);
  for (let i = 0; i < data.length; i++) {
    expect(back.re[i]).toBeCloseTo(data[i]!, 10);
    expect(back.im[i]).toBeCloseTo(0, 10);
  }
});
