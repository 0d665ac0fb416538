/** @file A shoot without photos: develop writes generated pixels, the store counts what it is given. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScoringModel } from '../../../electron/core/devices/scoring-model.ts';
import type { PendingPhoto, ScoredPhoto, ScoringRunOptions } from '../../../electron/core/scoring/scoring-types.ts';
import { makeScene } from '../../../electron/scorer/golden-pictures.ts';

export interface FakeSource {
  readonly number: number;
}

export interface FakeShoot {
  readonly options: Pick<ScoringRunOptions<FakeSource>, 'pending' | 'develop' | 'currentKey' | 'store' | 'removeFile'>;
  /** "photo model" to how often it was stored, and with which value. */
  readonly stored: Map<string, { times: number; value: unknown }>;
  readonly groups: number[];
  readonly developed: number[];
  /** Content keys on the "disk"; change one to change a file. */
  readonly keys: Map<number, string>;
  leftFiles(): Promise<string[]>;
}

/** Every fifth photo is upright; `broken` ones cannot be decoded, `flaky` ones fail the first time. */
export async function fakeShoot(
  dir: string,
  count: number,
  { broken = [], flaky = [] }: { broken?: number[]; flaky?: number[] } = {},
): Promise<FakeShoot> {
  const work = join(dir, 'work');
  await rm(work, { recursive: true, force: true });
  await mkdir(work, { recursive: true });
  const stored: FakeShoot['stored'] = new Map();
  const groups: number[] = [];
  const developed: number[] = [];
  const keys = new Map(Array.from({ length: count }, (_, index) => [index + 1, `key-${index + 1}`]));
  const flakyLeft = new Set(flaky);
  let files = 0;

  const photo = (number: number): PendingPhoto<FakeSource> => ({
    photoId: number,
    contentKey: `key-${number}`,
    source: { number },
  });
  const name = (number: number, model: ScoringModel | null) => `${number} ${model ? model.spec.id : 'faces'}`;

  return {
    stored,
    groups,
    developed,
    keys,
    leftFiles: () => readdir(work),
    options: {
      pending: (model) =>
        Array.from({ length: count }, (_, index) => index + 1)
          .filter((number) => !stored.has(name(number, model)))
          .map(photo),
      async develop({ number }, sizes) {
        developed.push(number);
        if (broken.includes(number)) return { ok: false, problem: `photo ${number} is damaged`, scored: [] };
        if (flakyLeft.delete(number)) throw new Error('the card was busy');
        const scored = await Promise.all(
          sizes.map(async () => {
            const [widthPx, heightPx] = number % 5 === 0 ? [48, 64] : [64, 48];
            const file = join(work, `${++files}.rgb`);
            await writeFile(file, makeScene(number, widthPx, heightPx).data);
            return { file, widthPx, heightPx };
          }),
        );
        return { ok: true, problem: null, scored };
      },
      currentKey: async ({ number }) => keys.get(number) ?? null,
      store(photos: readonly ScoredPhoto<FakeSource>[]) {
        groups.push(photos.length);
        for (const { photo: one, scores, faces } of photos) {
          const results = scores.map(({ model, value }) => [name(one.photoId, model), value] as const);
          if (faces !== null) results.push([name(one.photoId, null), faces as never]);
          for (const [key, value] of results) stored.set(key, { times: (stored.get(key)?.times ?? 0) + 1, value });
        }
      },
      removeFile: (file) => rm(file, { force: true }),
    },
  };
}
