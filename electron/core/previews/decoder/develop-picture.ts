/**
 * @file One read, one decode and one pass over the pixels for everything that is wanted of a picture. At native resolution when measures,
 * scored pixels or 1:1 are wanted; else the JPEG decoder itself shrinks while loading. Tiers come from those pixels.
 */
import { asWritten } from '../../../contract/told.ts';
import { acutanceOf } from '../../measures/acutance-of.ts';
import { packLook } from '../../measures/look.ts';
import { startMeasuring } from '../../measures/measure-picture.ts';
import { markKernelMemory, releaseKernelMemory } from '../../pixels/kernels.ts';
import { passRows } from '../../pixels/pass-rows.ts';
import { type Pixels, wholeOf } from '../../pixels/pixels.ts';
import { type ShrinkRows, shrinkRows, sizeInside } from '../../pixels/shrink-rows.ts';
import { jpegWithProfile } from './attach-profile.ts';
import { decodePixels, fitInside, longSideOf, toPixels } from './decode-pixels.ts';
import { letGo } from './let-go.ts';
import type { Picture } from './open-picture.ts';
import { undeveloped } from './picture-problem.ts';
import {
  type DecoderJob,
  type DecoderWant,
  type Developed,
  isWideTier,
  type MadeTier,
  type SizedTier,
  sizeOfTier,
  type Tier,
} from './protocol.ts';
import { type ReadPicture, readPicture } from './read-picture.ts';
import { sharp } from './sharp-buffers.ts';
import * as size from './tier-sizes.ts';
import { writeWhole } from './write-whole.ts';

/** Throws PictureProblem and I/O errors of the cache; 'unsure' asks for ExifTool. */
export async function developPicture(job: DecoderJob, onRead: () => void): Promise<Developed | 'unsure'> {
  const { want, source } = job;
  const isWide = want.tiers.some(({ tier }) => isWideTier(tier));
  const tiers = new Map(want.tiers.map(({ tier, file }) => [sizeOfTier(tier), file]));
  const looked = want.scored.every(({ isForLooking }) => isForLooking) ? want.scored : [];
  const needsPixels = want.measures || want.scored.length > looked.length || want.crops.length > 0;
  const read = await readPicture(
    source,
    { native: needsPixels || tiers.has('full'), tiers: new Set(tiers.keys()), isWide },
    job.maxPixels,
    onRead,
  );
  if (read === 'unsure') return 'unsure';

  const own = ownTiers(read, new Set(tiers.keys()));
  const decoded = await decodePixels(
    read.picture,
    baseLongSide(read.picture, needsPixels || (tiers.has('full') && !own.has('full')), [
      ...[...tiers.keys()].filter((tier) => !own.has(tier)).map((tier) => size.tierSizes[tier].longSidePx),
      ...looked.map(({ longSidePx }) => longSidePx),
    ]),
    job.maxPixels,
  );
  // Bytes that a strict decoder complains about are not handed to another decoder.
  const served = decoded.damage ? new Map<SizedTier, Picture>() : own;
  const base = decoded.damage && own.has('full') ? await decodePixels(read.picture, null, job.maxPixels) : decoded;
  if (base !== decoded) letGo(decoded.pixels.data);

  const mark = markKernelMemory();
  try {
    const { smaller, measured } = lookThrough(base.pixels, tiers, served, want);
    const rendering = renderTiers(base.pixels, smaller, tiers, served, isWide, read.picture.ownProfile);
    const scoring = Promise.all(want.scored.map((scored) => writeScored(base.pixels, scored)));
    // Both end before their pixels go, whichever fails.
    const [rendered, scored] = await Promise.allSettled([rendering, scoring]);
    if (rendered.status === 'rejected') throw rendered.reason;
    if (scored.status === 'rejected') throw scored.reason;
    return {
      ...undeveloped('ready', asWritten('')),
      ...measured,
      state: base.damage ? 'damaged' : 'ready',
      problem: base.damage,
      widthPx: read.widthPx,
      heightPx: read.heightPx,
      tiers: rendered.value,
      scored: scored.value,
    };
  } finally {
    releaseKernelMemory(mark);
    letGo(base.pixels.data);
    letGo(read.picture.bytes);
  }
}

type Measured = Pick<Developed, 'measures' | 'map' | 'histogram' | 'look' | 'detail' | 'crops'>;

/** The one pass. Smaller tiers stay in the kernels' memory. */
function lookThrough(
  base: Pixels,
  tiers: ReadonlyMap<SizedTier, string>,
  served: ReadonlyMap<SizedTier, Picture>,
  want: DecoderWant,
): { smaller: ReadonlyMap<SizedTier, ShrinkRows>; measured: Measured } {
  const measuring = want.measures ? startMeasuring(base) : null;
  const smaller = shrinkTiers(
    base,
    [...tiers.keys()].filter((tier) => !served.has(tier)),
  );
  const largest = [...smaller.values()].at(-1);
  const takers = [...(measuring?.takers ?? []), ...(largest ? [largest] : [])];
  if (takers.length > 0) passRows(base, wholeOf(base), takers);
  const { measures = null, map = null, histogram = null, look, detail = null } = measuring?.measured() ?? {};
  const crops = want.crops.map((box) => acutanceOf(base, box));
  return { smaller, measured: { measures, map, histogram, look: look ? packLook(look) : null, detail, crops } };
}

/** By size, the largest last: each is made of the rows of the next larger one, so that one pass makes all. */
function shrinkTiers(base: Pixels, tiers: readonly SizedTier[]): Map<SizedTier, ShrinkRows> {
  const sizeOf = (tier: SizedTier) => sizeInside(base, size.tierSizes[tier].longSidePx);
  const smaller = (['thumb', 'cell', 'nav'] as const).filter(
    (tier) => tiers.includes(tier) && size.tierSizes[tier].longSidePx < longSideOf(base),
  );
  const made = new Map<SizedTier, ShrinkRows>();
  let before: ShrinkRows | undefined;
  smaller.forEach((tier, i) => {
    const larger = smaller[i + 1];
    before = shrinkRows(larger ? sizeOf(larger) : base, sizeOf(tier), before);
    made.set(tier, before);
  });
  return made;
}

/** Tiers for which encoded bytes serve as they are. */
function ownTiers(read: ReadPicture, wanted: ReadonlySet<SizedTier>): Map<SizedTier, Picture> {
  const own = new Map<SizedTier, Picture>();
  if (wanted.has('full') && read.picture.servable) own.set('full', read.picture);
  const nav = [read.nav, read.picture].find(
    (picture) =>
      picture?.servable &&
      longSideOf(picture) <= size.ownNavLongSidePx &&
      picture.servable.length <= size.ownNavMaxBytes,
  );
  if (wanted.has('nav') && nav) own.set('nav', nav);
  return own;
}

function baseLongSide(picture: Picture, native: boolean, longSidesPx: readonly number[]): number | null {
  const longSidePx = Math.max(size.tierSizes.thumb.longSidePx, ...longSidesPx);
  if (!native && longSidePx < longSideOf(picture)) return longSidePx;
  const pixels = picture.widthPx * picture.heightPx;
  if (pixels <= size.nativeLimitPixels) return null;
  return Math.floor(longSideOf(picture) * Math.sqrt(size.nativeLimitPixels / pixels));
}

function renderTiers(
  base: Pixels,
  smaller: ReadonlyMap<SizedTier, ShrinkRows>,
  tiers: ReadonlyMap<SizedTier, string>,
  served: ReadonlyMap<SizedTier, Picture>,
  isWide: boolean,
  ownProfile: Uint8Array | null,
): Promise<MadeTier[]> {
  return Promise.all(
    [...tiers].map(async ([sized, file]) => {
      const tier = isWide ? (`${sized}-wide` as Tier) : sized;
      const picture = served.get(sized);
      if (!picture?.servable) return renderTier(smaller.get(sized)?.pixels() ?? base, tier, file, ownProfile);
      writeWhole(file, picture.servable);
      return madeTier(tier, file, picture.servable.length, picture);
    }),
  );
}

async function renderTier(pixels: Pixels, tier: Tier, file: string, ownProfile: Uint8Array | null): Promise<MadeTier> {
  const bare = await ofPixels(pixels).jpeg(size.tierSizes[sizeOfTier(tier)].encoding).toBuffer();
  const data = ownProfile ? jpegWithProfile(bare, ownProfile) : bare;
  writeWhole(file, data);
  const bytes = data.length;
  letGo(data);
  return madeTier(tier, file, bytes, pixels);
}

async function writeScored(base: Pixels, { longSidePx, file }: DecoderWant['scored'][number]) {
  const pixels = longSideOf(base) <= longSidePx ? base : await toPixels(fitInside(ofPixels(base), longSidePx));
  writeWhole(file, pixels.data);
  return { file, widthPx: pixels.widthPx, heightPx: pixels.heightPx };
}

function madeTier(tier: Tier, file: string, bytes: number, of: { widthPx: number; heightPx: number }): MadeTier {
  return { tier, file, contentType: 'image/jpeg', bytes, widthPx: of.widthPx, heightPx: of.heightPx };
}

function ofPixels(pixels: Pixels) {
  return sharp(pixels.data, {
    raw: { width: pixels.widthPx, height: pixels.heightPx, channels: 3 },
    limitInputPixels: false,
  });
}
