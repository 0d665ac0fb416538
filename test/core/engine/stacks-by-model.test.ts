/** @file Another pose of a slow session: joined by what a model saw in both, where that was switched on, and apart again when it is switched off. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { vectorScale } from '../../../electron/core/catalog/cache-repos/embeddings.repo.ts';
import { onCache } from '../../support/on-cache.ts';
import { plasma } from '../../support/plasma.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

const whole = { width: 1500, height: 640 };

/** A part of one scene, from `left` on. */
async function frame(file: string, left: number, second: number): Promise<void> {
  const scene = sharp(plasma(whole.width, whole.height), { raw: { ...whole, channels: 3 } });
  const time = `2026:06:14 14:22:${String(second).padStart(2, '0')}`;
  const jpeg = await scene
    .extract({ left, top: 0, width: 960, height: whole.height })
    .withExif({ IFD0: { Make: 'Test', Model: 'Camera' }, IFD2: { DateTimeOriginal: time, SubSecTimeOriginal: '50' } })
    .jpeg({ quality: 90 })
    .toBuffer();
  writeFileSync(file, jpeg);
  age(file);
}

test('a setting that open shoots follow at once', async () => {
  const shoot = path.join(tempFolder('poses'), 'shoot');
  mkdirSync(shoot);
  await frame(path.join(shoot, 'IMG_1.jpg'), 0, 10);
  await frame(path.join(shoot, 'IMG_2.jpg'), 360, 18);
  const catalogDir = tempFolder('poses-catalog');
  const first = await testEngine({ catalogDir });
  await openAndSettle(first, shoot);
  await first.close();
  /** Vectors of two numbers at that angle, as a model that finds leaves them. */
  const see = (radians: number) =>
    onCache(catalogDir, (db) => {
      const keys = db.prepare<[], [Buffer]>('SELECT content_key FROM measures ORDER BY content_key').raw().all();
      expect(keys).toHaveLength(2);
      const put = db.prepare("INSERT OR REPLACE INTO embeddings VALUES (?, 'finds', ?, 1, ?)");
      for (const [number, [key]] of keys.entries()) {
        const vector = [Math.cos(number * radians), Math.sin(number * radians)].map((one) =>
          Math.round(one * vectorScale),
        );
        put.run(key, 'f'.repeat(64), Buffer.from(Int16Array.from(vector).buffer));
      }
    });
  /** How many photos the largest stack has, after each change of the setting. */
  const largest = async (changes: readonly { on: boolean; photos: number }[]) => {
    const engine = await testEngine({ catalogDir, background: 'none' });
    const { id: folderId } = await openAndSettle(engine, shoot);
    const now = async () =>
      Math.max(...(await engine.client.photos.stacks({ folderId })).map(({ photoIds }) => photoIds.length));
    const opened = await now();
    for (const { on, photos } of changes) {
      await engine.client.app.changeSettings({ stacksByModel: on });
      await vi.waitFor(async () => expect(await now()).toBe(photos), { timeout: 15_000, interval: 100 });
    }
    await engine.close();
    return opened;
  };
  see(0.1);
  const changes = [
    { on: true, photos: 2 },
    { on: false, photos: 1 },
    { on: true, photos: 2 },
  ];
  expect(await largest(changes)).toBe(1);
  expect(await largest([])).toBe(2);
  // What the model calls something else is left apart, with the setting as it was left.
  see(1);
  expect(await largest([])).toBe(1);
}, 60_000);
