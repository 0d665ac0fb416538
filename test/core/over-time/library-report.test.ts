import { expect, it } from 'vitest';
import { libraryReport } from '../../../electron/core/over-time/library-report.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { inEnglish } from '../../support/in-english.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 2, 1);

/** Ten shoots, a week apart, by two lenses; the second one loses sharpness from the seventh on. */
const shoots = Array.from({ length: 10 }, (_, s) => ({
  name: `shoot ${s}`,
  photos: Array.from({ length: 24 }, (_, i) => {
    const isWorn = i % 2 === 1;
    const wave = 0.04 * Math.sin(i * 2.1 + s) + 0.01 * Math.cos(s * 3.3);
    const sharpness = 0.8 + wave - (isWorn && s >= 6 ? 0.1 : 0);
    return {
      id: s * 100 + i + 1,
      folderId: s + 1,
      takenMs: start + s * 7 * day + i * 1000,
      display: { relPath: Buffer.from(`IMG_${i}.jpg`) },
      metadata: { camera: 'Camera', serial: '7', lens: isWorn ? '70-200' : '24-70', fNumber: 2.8, iso: 400 },
      measures: { sharpness, noise: 2 + wave },
      scores: [],
    } as object as ShootPhoto;
  }),
}));

it('says in words which lens lost what since when, with its pictures, and nothing of the other', () => {
  const { drifts, groups, photos } = inEnglish(libraryReport(shoots));
  expect(photos).toBe(240);
  expect(groups.map(({ by, name }) => `${by} ${name}`)).toEqual(
    expect.arrayContaining(['camera Camera 7', 'lens 70-200', 'aperture 70-200 at f/2.8', 'iso ISO 400']),
  );
  const lens = drifts.find(({ by }) => by === 'lens')!;
  expect(lens).toMatchObject({ group: '70-200', metric: 'sharpness', since: '2026-04-12' });
  expect(lens.says).toMatch(/^70-200: sharpness fell by 1[0-9] % since 2026-04-12 \(72 photos before, 48 after\)$/);
  expect(lens.after.pictures[0]).toMatchObject({
    folder: expect.stringMatching(/shoot [6-9]/),
    path: expect.stringMatching(/IMG/),
  });
  expect(drifts.filter(({ group }) => group.includes('24-70'))).toEqual([]);
});

it('an empty library, and photos without numbers, are reports too', () => {
  expect(libraryReport([])).toMatchObject({ photos: 0, drifts: [], lookedAt: 0 });
  const bare = shoots.map((shoot) => ({
    ...shoot,
    photos: shoot.photos.map((photo) => ({ ...photo, measures: null, metadata: null, camera: null })),
  }));
  expect(libraryReport(bare)).toMatchObject({ photos: 240, drifts: [], groups: [] });
});
