/** @file What proofs may be asked to keep: conditions that a picture can meet. */
import { expect, test } from 'vitest';
import { targetOf } from '../../../electron/core/quality/gate.ts';
import { inEnglish } from '../../support/in-english.ts';

test.each(['ssim>=0.98', 'ssim>=1', 'psnr>=90', 'gmsd<=0.05,ms-ssim>0.9', 'gmsd<=0', 'vif>=1.2'])(
  '%s is a target',
  (text) => {
    expect(targetOf(text)).toHaveLength(text.split(',').length);
  },
);

test.each([
  ['ssim>=98', 'No picture reaches ssim>=98: identical ones have 1.'],
  ['psnr>=40,ssim>1', 'No picture reaches ssim>1: identical ones have 1.'],
  ['gmsd<=-0.1', 'No picture reaches gmsd<=-0.1: identical ones have 0.'],
  ['gmsd<0', 'No picture reaches gmsd<0: identical ones have 0.'],
  ['ssim<=0.5', 'A target says how close at least: ssim>=0.5.'],
])('%s is none, and says why', (text, says) => {
  expect(inEnglish(targetOf(text))).toBe(says);
});
