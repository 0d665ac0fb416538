import { describe, expect, it } from 'vitest';
import { differencesOf } from '../../renderer/features/compare/differences.ts';
import { splitFor } from '../../renderer/features/compare/split.ts';

type Detail = Parameters<typeof differencesOf>[0];
const measures = {
  sharpness: 0.9,
  subjectSharpness: null,
  motionBlur: 0,
  defocus: 0,
  clippedHighlights: 0.001,
  clippedShadows: 0,
  exposure: 0.3,
  noise: 1,
};
const face = (state: string, prominence = 1, sharpness: number | null = null) => ({
  state,
  prominence,
  sharpness,
  eyeSharpness: null,
});
const detail = (over: object): Detail =>
  ({ scores: [], faces: [], facesLookedFor: true, metadata: null, measures, ...over }) as unknown as Detail;
const row = (rows: ReturnType<typeof differencesOf>, key: string) => rows.find((r) => r.key === key);

describe('differencesOf', () => {
  it('says which of two frames of a burst is sharper, and nothing about two scenes', () => {
    const soft = detail({ measures: { ...measures, sharpness: 0.7 } });
    expect(row(differencesOf(detail({}), soft, true), 'sharpness')).toMatchObject({
      left: '0.90',
      right: '0.70',
      better: 'left',
    });
    expect(row(differencesOf(detail({}), soft, false), 'sharpness')?.better).toBeNull();
  });
  it('does not make a difference of noise in the measure', () => {
    const same = detail({ measures: { ...measures, sharpness: 0.92 } });
    expect(row(differencesOf(detail({}), same, true), 'sharpness')?.better).toBeNull();
  });
  it('leaves out what both have little of', () => {
    expect(row(differencesOf(detail({}), detail({}), true), 'clippedHighlights')).toBeUndefined();
    const clipped = detail({ measures: { ...measures, clippedHighlights: 0.05 } });
    expect(row(differencesOf(detail({}), clipped, true), 'clippedHighlights')).toMatchObject({
      better: 'left',
      right: '5.0 %',
    });
  });
  it('prefers fewer closed eyes, and does not count bystanders', () => {
    const a = detail({ faces: [face('open'), face('closed'), face('closed', 0.1)] });
    const b = detail({ faces: [face('open'), face('open')] });
    expect(row(differencesOf(a, b, true), 'eyes')).toMatchObject({
      left: '1 open, 1 closed',
      right: '2 open',
      better: 'right',
    });
  });
  it('goes by the softest of the main faces', () => {
    const a = detail({ faces: [face('open', 1, 1.1), face('open', 0.8, 0.4), face('open', 0.1, 0.1)] });
    const b = detail({ faces: [face('open', 1, 0.9), face('open', 0.8, 0.8)] });
    expect(row(differencesOf(a, b, true), 'faces')).toMatchObject({ left: '0.40', right: '0.80', better: 'right' });
  });
  it('sets eyes against eyes where all were measured, else faces against faces, and names which', () => {
    const eyes = (sharp: number, eye: number | null) => ({ ...face('open', 1, sharp), eyeSharpness: eye });
    const measured = detail({ faces: [eyes(1, 0.5)] });
    expect(row(differencesOf(measured, detail({ faces: [eyes(0.9, 0.7)] }), true), 'faces')).toMatchObject({
      name: 'Softest eyes',
      left: '0.50',
      right: '0.70',
    });
    // Lenses are no eyes.
    const behindGlasses = { ...eyes(0.9, 0.8), look: 'sunglasses' };
    expect(row(differencesOf(measured, detail({ faces: [behindGlasses] }), true), 'faces')).toMatchObject({
      name: 'Softest face',
      right: '0.90',
    });
    expect(row(differencesOf(measured, detail({ faces: [eyes(0.9, null)] }), true), 'faces')).toMatchObject({
      name: 'Softest face',
      left: '1.00',
      right: '0.90',
    });
  });
  it('does not take frames that nobody looked at for frames without faces', () => {
    const rows = differencesOf(detail({ faces: [face('open')] }), detail({ facesLookedFor: false }), true);
    expect(row(rows, 'eyes')).toMatchObject({ left: '1 open', right: 'not looked yet' });
  });
  it('judges scores on their common scale and shows them on their own', () => {
    const score = (value: number, normalised: number) => [
      { model: 'musiq-koniq', value, normalised, scale: { shortName: 'Technical', unit: '' } },
    ];
    const rows = differencesOf(detail({ scores: score(71.3, 0.713) }), detail({ scores: score(64, 0.64) }), false);
    expect(row(rows, 'musiq-koniq')).toMatchObject({ name: 'Technical', left: '71.3', right: '64.0', better: 'left' });
  });
  it('never calls an exposure better', () => {
    const bright = detail({ measures: { ...measures, exposure: 2 } });
    expect(row(differencesOf(detail({}), bright, true), 'exposure')).toMatchObject({ right: '+2.0 EV', better: null });
  });
});

describe('splitFor', () => {
  const landscape = { widthPx: 6000, heightPx: 4000 };
  it('stands side by side, panoramas above each other', () => {
    expect(splitFor(landscape, landscape, { width: 1440, height: 760 })).toBe('columns');
    expect(splitFor(landscape, undefined, { width: 1440, height: 760 })).toBe('columns');
    const wide = { widthPx: 12000, heightPx: 3000 };
    expect(splitFor(wide, wide, { width: 1440, height: 760 })).toBe('rows');
  });
});
