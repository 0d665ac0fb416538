/** @file A taste learnt from the decisions of two shoots turns the order of a third, and is unlearnt as they are taken back. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

const [widthPx, heightPx] = [480, 320];

/** Bursts of two, minutes apart: the second frame is a third of a stop darker. */
async function writeBursts(folder: string, bursts: number, seed: number): Promise<void> {
  for (let burst = 0; burst < bursts; burst++) {
    const random = seededRandom(seed * 100 + burst);
    const blobs = Array.from({ length: 150 }, () => ({
      x: random.unit() * widthPx,
      y: random.unit() * heightPx,
      r: random.between(4, 40),
      level: random.between(40, 210),
    }));
    for (const frame of [0, 1]) {
      const gain = frame === 1 ? 0.95 : 1.05;
      const data = Buffer.alloc(widthPx * heightPx, Math.round(120 * gain));
      for (const { x, y, r, level } of blobs)
        for (let v = Math.max(0, Math.ceil(y - r)); v < Math.min(heightPx, y + r); v++)
          for (let u = Math.max(0, Math.ceil(x - r)); u < Math.min(widthPx, x + r); u++)
            if (Math.hypot(u - x, v - y) < r) data[v * widthPx + u] = Math.round(level * gain);
      const takenAt = `2026:06:14 1${seed}:${String(burst * 3).padStart(2, '0')}:07`;
      const file = path.join(folder, `B${burst}_${frame}.jpg`);
      const exif = {
        IFD0: { Make: 'Test', Model: 'Camera' },
        IFD2: { DateTimeOriginal: takenAt, SubSecTimeOriginal: `${frame}0` },
      };
      writeFileSync(
        file,
        await sharp(data, { raw: { width: widthPx, height: heightPx, channels: 1 } })
          .jpeg({ quality: 92 })
          .withExif(exif)
          .toBuffer(),
      );
      age(file);
    }
  }
}

it('learns darker frames from two shoots, ranks a third by it, and unlearns what is undone', async () => {
  const engine = await testEngine({ catalogDir: tempFolder('taste-catalog') });
  const opened = async (seed: number, bursts: number) => {
    const folder = tempFolder(`taste-${seed}`);
    await writeBursts(folder, bursts, seed);
    const { id } = await openAndSettle(engine, folder);
    const ids = await idsOf(engine, id);
    return { id, ids };
  };
  const darkFirst = async ({ id, ids }: Awaited<ReturnType<typeof opened>>) => {
    const stacks = await engine.client.photos.stacks({ folderId: id });
    return stacks.filter(({ bestId }) => ids.indexOf(bestId!) % 2 === 1).length;
  };
  const before = await darkFirst(await opened(3, 8));
  const shoots = [await opened(1, 8), await opened(2, 8)];
  for (const { ids } of shoots) {
    await engine.client.decisions.apply({ ids: ids.filter((_, i) => i % 2 === 1), change: { flag: 'pick' } });
    await engine.client.decisions.apply({ ids: ids.filter((_, i) => i % 2 === 0), change: { flag: 'reject' } });
  }
  const [learnt] = await engine.client.taste.list({});
  expect(learnt).toMatchObject({ isOn: true, shoots: 2, stacks: 16 });
  expect(learnt!.says).toContain('You keep darker frames');
  expect(learnt!.personal).toBeGreaterThan(learnt!.shared);
  expect(await darkFirst(await opened(3, 8))).toBeGreaterThan(before + 2);

  await engine.client.decisions.apply({ ids: shoots[1]!.ids, change: { flag: 'none' } });
  expect((await engine.client.taste.list({}))[0]!.isOn).toBe(false);
  await engine.close();
}, 120_000);
