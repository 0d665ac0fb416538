/** @file Learned metrics of two decoded pictures: pixels go to the scoring process by file, one number per metric comes back. */

import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '../../../texts/say.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import { ScoringFailure } from '../devices/scoring-failure.ts';
import type { ComparingModel } from '../devices/scoring-model.ts';
import type { Pixels } from '../pixels/pixels.ts';
import type { Compared } from '../quality/compare-pictures.ts';

/** Every metric that was asked for has an entry; a picture that it cannot judge has a reason instead of a number. */
export async function compareLearned(
  scorer: () => Promise<Pick<ScorerClient, 'compare'>>,
  models: readonly ComparingModel[],
  { reference, test }: { readonly reference: Pixels; readonly test: Pixels },
  { workDir, signal }: { readonly workDir: string; readonly signal: AbortSignal },
): Promise<Map<string, Compared>> {
  const found = new Map<string, Compared>();
  const { widthPx, heightPx } = reference;
  const runs = models.filter((model) => {
    const because = whyNot(model, widthPx, heightPx);
    if (because) found.set(model.spec.id, { value: null, because, map: null });
    return because === null;
  });
  if (runs.length === 0) return found;
  await mkdir(workDir, { recursive: true });
  const files = [reference, test].map(({ data }) => ({ file: join(workDir, `${randomUUID()}.rgb`), data }));
  try {
    for (const { file, data } of files) await writeFile(file, data, { signal });
    const [first, second] = files.map(({ file }) => ({ file, widthPx, heightPx }));
    const client = await scorer();
    for (const { spec } of runs) {
      const value = await client.compare(spec, first!, second!, signal).catch((error: unknown) => {
        if (error instanceof ScoringFailure) return error;
        throw error;
      });
      const problem =
        typeof value !== 'number' ? value.message : Number.isFinite(value) ? null : say('metric.notANumber');
      found.set(spec.id, { value: typeof value === 'number' && !problem ? value : null, because: problem, map: null });
    }
  } finally {
    for (const { file } of files) await rm(file, { force: true });
  }
  return found;
}

function whyNot({ minPx, maxPixels }: ComparingModel, widthPx: number, heightPx: number): string | null {
  const shorter = Math.min(widthPx, heightPx);
  if (shorter < minPx) return say('metric.tooSmall', { leastPx: minPx, sidePx: shorter });
  if (widthPx * heightPx <= maxPixels) return null;
  const megapixels = (pixels: number) => (pixels / 1e6).toFixed(0);
  return say('metric.tooLarge', { most: megapixels(maxPixels), has: megapixels(widthPx * heightPx) });
}
