/** @file Bursts in which two frames differ in brightness alone: what a taste is learnt from. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { seededRandom } from '../../bench/make-shoot/seeded-random.ts';
import { age } from './small-shoot.ts';

const [widthPx, heightPx] = [480, 320];

/** Bursts of two, minutes apart: the second frame is a third of a stop darker. */
export async function writeDarkerSeconds(folder: string, bursts: number, seed: number): Promise<void> {
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
