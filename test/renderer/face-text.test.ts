import { expect, it } from 'vitest';
import { measureNames } from '../../electron/contract/photo-fields.ts';
import { faceSharpness } from '../../renderer/photo/words/face-text.ts';
import { texts } from '../../renderer/texts/texts.ts';

it('a sharpness is of the eyes only where eyes were measured, and of nothing where the face is too small', () => {
  const of = (
    state: 'open' | 'too-small' | 'cant-tell',
    sharpness: number | null,
    eyeSharpness: number | null,
    look: 'sunglasses' | 'kissing' | 'laughing' | null = null,
  ) => faceSharpness({ state, look, sharpness, eyeSharpness });
  expect(of('open', 0.9, 0.7)).toEqual({ of: 'eyes', value: 0.7 });
  expect(of('cant-tell', 0.9, null)).toEqual({ of: 'face', value: 0.9 });
  expect(of('too-small', 0.9, 0.7)).toBeNull();
  expect(of('open', null, null)).toBeNull();
  // A lens and a closed lid are no eyes.
  expect(of('cant-tell', 0.9, 0.7, 'sunglasses')).toEqual({ of: 'face', value: 0.9 });
  expect(of('cant-tell', 0.9, 0.7, 'kissing')).toEqual({ of: 'face', value: 0.9 });
  expect(of('open', 0.9, 0.7, 'laughing')).toEqual({ of: 'eyes', value: 0.7 });
});

it('a number has one name wherever it stands, and none of them speaks of eyes', () => {
  for (const key of measureNames) {
    const name = texts.measureNames[key];
    expect(texts.sorts[key]).toBe(name);
    expect(name).not.toMatch(/eye/i);
  }
  expect(texts.measureNames.subjectSharpness).toBe('Subject sharpness');
});
