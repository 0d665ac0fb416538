/** @file One file held against another: what differs before any pixel does, then the metrics. */

import { mixChannels } from '../../../native-models/signal/plane.ts';
import { bicubic, resizePlane } from '../../../native-models/signal/resize.ts';
import { say } from '../../../texts/say.ts';
import type { Pixels } from '../pixels/pixels.ts';
import { type Compared, comparePictures } from './compare-pictures.ts';
import type { NativePicture, NativePictures } from './native-pictures.ts';

export interface FileComparison {
  /** Of the reference, upright; 0 where it cannot be opened. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly metrics: ReadonlyMap<string, Compared>;
  /** What was made equal on request, in words. */
  readonly madeEqual: readonly string[];
  /** Why there are no numbers; null otherwise. */
  readonly problem: string | null;
}

/** What a metric's model says of two pictures of one size; `names` are those that it knows. */
export interface LearnedMetrics {
  readonly names: readonly string[];
  compare(
    names: readonly string[],
    pair: { reference: Pixels; test: Pixels },
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Compared>>;
}

/** `equal`: turns, converts and resizes the test to the reference where they differ, instead of refusing. */
export async function compareFiles(
  pictures: NativePictures,
  files: { reference: Buffer; test: Buffer },
  names: readonly string[],
  options: { equal: boolean; maps: boolean; signal: AbortSignal; learned?: LearnedMetrics | undefined },
): Promise<FileComparison> {
  const reference = await pictures.open(files.reference, options.signal);
  if (typeof reference === 'string') return refused(null, say('compare.reference', { problem: reference }));
  const test = await pictures.open(files.test, options.signal);
  if (typeof test === 'string') return refused(reference, test);
  const differs = differences(reference, test);
  if (differs.length > 0 && !options.equal)
    return refused(reference, say('compare.differs', { what: differs.join(', ') }));
  const { widthPx, heightPx } = reference.pixels;
  const fitted = resizedTo(test.pixels, reference.pixels);
  const { learned } = options;
  const ofModels = names.filter((name) => learned?.names.includes(name));
  const own = names.filter((name) => !ofModels.includes(name));
  const metrics = comparePictures(reference.pixels, fitted, own, { wantsMaps: options.maps });
  if (learned && ofModels.length > 0) {
    const pair = { reference: reference.pixels, test: fitted };
    for (const [name, found] of await learned.compare(ofModels, pair, options.signal)) metrics.set(name, found);
  }
  const damaged = reference.damaged ? say('compare.referenceDamaged') : test.damaged ? say('picture.isDamaged') : null;
  return { widthPx, heightPx, metrics, madeEqual: differs, problem: damaged };
}

function differences(reference: NativePicture, test: NativePicture): string[] {
  const [a, b] = [reference.pixels, test.pixels];
  const found: string[] = [];
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx)
    found.push(
      say('compare.size', { width: a.widthPx, height: a.heightPx, otherWidth: b.widthPx, otherHeight: b.heightPx }),
    );
  if (reference.colour !== test.colour)
    found.push(say('compare.profile', { reference: reference.colour, test: test.colour }));
  if (reference.orientation !== test.orientation)
    found.push(say('compare.orientation', { reference: reference.orientation, test: test.orientation }));
  return found;
}

/** Antialiased bicubic, channel by channel. */
function resizedTo(pixels: Pixels, to: Pixels): Pixels {
  const { widthPx, heightPx } = to;
  if (pixels.widthPx === widthPx && pixels.heightPx === heightPx) return pixels;
  const data = new Uint8Array(widthPx * heightPx * 3);
  for (let channel = 0; channel < 3; channel++) {
    const only = (of: number): number => (channel === of ? 1 : 0);
    const plane = resizePlane(mixChannels(pixels, only(0), only(1), only(2)), widthPx, heightPx, bicubic);
    plane.data.forEach((value, i) => {
      data[i * 3 + channel] = Math.min(255, Math.max(0, Math.round(value)));
    });
  }
  return { data, widthPx, heightPx };
}

function refused(reference: NativePicture | null, problem: string): FileComparison {
  const { widthPx = 0, heightPx = 0 } = reference?.pixels ?? {};
  return { widthPx, heightPx, metrics: new Map(), madeEqual: [], problem };
}
