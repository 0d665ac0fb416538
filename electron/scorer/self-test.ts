/** @file Scores generated pictures, to compare devices and to prove installations, and times a batch of full-size ones. */
import type { Picture } from '../../native-models/adapters/index.ts';
import { goldenPictures, makeScene, sanityPictures } from './golden-pictures.ts';
import type { ScoreValue, SelfTestReading } from './protocol.ts';

/** Longer side as photographs are scored. */
const timedSize = { widthPx: 1024, heightPx: 683 };

export type RunBatch = (pictures: readonly Picture[]) => Promise<ScoreValue[]>;

/** Every number of a score, the headline first. */
export function numbersOf({
  headline,
  distribution = [],
  marginals = {},
  attributes = {},
  embedding = [],
}: ScoreValue): number[] {
  const shares = Object.values(marginals).flatMap((named) => Object.values(named));
  return [headline, ...distribution, ...shares, ...Object.values(attributes), ...embedding];
}

/** `betweenPictures` lets messages in and may throw to stop. */
export async function selfTest(
  which: 'golden' | 'sanity',
  timedBatch: number,
  run: RunBatch,
  betweenPictures: () => Promise<void>,
): Promise<{ readings: SelfTestReading[]; msPerPicture: number | null }> {
  const readings: SelfTestReading[] = [];
  const pictures = [...(which === 'golden' ? goldenPictures() : sanityPictures())];
  // In batches as scoring will run them: another batch size may be another kernel.
  const batchSize = Math.max(1, timedBatch);
  for (let at = 0; at < pictures.length; at += batchSize) {
    await betweenPictures();
    const batch = pictures.slice(at, at + batchSize);
    const filled = Array.from({ length: batchSize }, (_, index) => (batch[index] ?? batch[0]!).picture);
    const values = await run(filled);
    batch.forEach(({ name }, index) => {
      readings.push({ picture: name, values: numbersOf(values[index]!) });
    });
  }
  if (timedBatch === 0) return { readings, msPerPicture: null };
  const picture = makeScene(99, timedSize.widthPx, timedSize.heightPx);
  const timed = Array.from({ length: timedBatch }, () => picture);
  // The first run plans and compiles; the best of three more is what scoring will see.
  await run(timed);
  let bestMs = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 3; attempt++) {
    await betweenPictures();
    const start = performance.now();
    await run(timed);
    bestMs = Math.min(bestMs, performance.now() - start);
  }
  return { readings, msPerPicture: bestMs / timedBatch };
}
