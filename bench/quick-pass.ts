/**
 * @file The quick pass at a longer side of 512 against 1024: how far the two put photos in one order, and what 3,000 photos take. By the tests' stand-in
 * weights: times are those of the released ones, the agreement is not, and has to be asked again of those.
 */
import { existsSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { quickLongSidePx } from '../electron/contract/score.ts';
import type { ScorerClient } from '../electron/core/devices/scorer-client.ts';
import { spearman } from '../electron/core/evaluating/correlate.ts';
import { makeScene } from '../electron/scorer/golden-pictures.ts';
import type { ModelSpec, RawPicture } from '../electron/scorer/protocol.ts';
import { type BenchResult, resultOf } from './result.ts';

const pictures = 24;
const shoot = 3_000;
const wholeLongSidePx = 1024;

const scenes = join(process.env.CHINAGRAPH_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url)), 'scenes');

/** Real photos where there are any, else painted ones; each as bytes that sharp reads. */
async function sources(): Promise<{ bytes: Buffer; raw?: { width: number; height: number; channels: 3 } }[]> {
  if (existsSync(scenes)) {
    const names = readdirSync(scenes).filter((name) => name.endsWith('.jpg'));
    return Promise.all(names.slice(0, pictures).map(async (name) => ({ bytes: await readFile(join(scenes, name)) })));
  }
  return Array.from({ length: pictures }, (_, at) => {
    const { data, widthPx, heightPx } = makeScene(at + 1, 1024, 683);
    return { bytes: Buffer.from(data), raw: { width: widthPx, height: heightPx, channels: 3 as const } };
  });
}

export async function benchQuickPass(scorer: ScorerClient, model: ModelSpec, dir: string): Promise<BenchResult[]> {
  const at = {
    quick: { values: [] as number[], ms: [] as number[] },
    whole: { values: [] as number[], ms: [] as number[] },
  };
  for (const [index, { bytes, raw }] of (await sources()).entries()) {
    for (const [pass, longSidePx] of [
      ['quick', quickLongSidePx],
      ['whole', wholeLongSidePx],
    ] as const) {
      const shrunk = await sharp(bytes, raw ? { raw } : {})
        .autoOrient()
        .resize(longSidePx, longSidePx, { fit: 'inside', withoutEnlargement: true })
        .toColourspace('srgb')
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const picture: RawPicture = {
        file: join(dir, `${pass}-${index}.rgb`),
        widthPx: shrunk.info.width,
        heightPx: shrunk.info.height,
      };
      await writeFile(picture.file, shrunk.data);
      const start = performance.now();
      const { values } = await scorer.score(model, [picture], 1);
      // The first of a shape opens a session.
      if (index > 1) at[pass].ms.push(performance.now() - start);
      at[pass].values.push(values[0]!.headline);
    }
  }
  const agreement = spearman(at.quick.values, at.whole.values) ?? Number.NaN;
  const minutes = ({ ms }: { ms: readonly number[] }) => ms.map((one) => (one * shoot) / 60_000);
  const note = `${model.id}, stand-in weights, ${at.quick.values.length} ${existsSync(scenes) ? 'real' : 'painted'} pictures`;
  return [
    resultOf(
      'quick pass, order agrees with 1024',
      'SRCC',
      [agreement],
      `${note}; of the released weights it has to be measured again`,
    ),
    resultOf('quick pass at 512, 3,000 photos', 'minutes', minutes(at.quick), note),
    resultOf('scoring at 1024, 3,000 photos', 'minutes', minutes(at.whole), note),
  ];
}
