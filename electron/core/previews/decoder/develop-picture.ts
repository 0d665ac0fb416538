/**
 * @file One read and one decode for everything that is wanted of a picture. At native resolution when measures, scored pixels
 * or 1:1 are wanted; else the JPEG decoder itself shrinks while loading. Tiers come from those pixels.
 */
import { acutanceOf } from '../../measures/acutance-of.ts';
import { measurePicture } from '../../measures/measure-picture.ts';
import { type Decoded, decodePixels, fitInside, longSideOf, type Pixels, toPixels } from './decode-pixels.ts';
import type { Picture } from './open-picture.ts';
import { undeveloped } from './picture-problem.ts';
import type { DecoderJob, DecoderWant, Developed, MadeTier, Tier } from './protocol.ts';
import { type ReadPicture, readPicture } from './read-picture.ts';
import { sharp } from './sharp-buffers.ts';
import * as size from './tier-sizes.ts';
import { writeWhole } from './write-whole.ts';

const damagedWords = 'Part of this picture is missing or damaged; what could be read is shown.';

/** Throws PictureProblem and I/O errors of the cache; 'unsure' asks for ExifTool. */
export async function developPicture(job: DecoderJob, onRead: () => void): Promise<Developed | 'unsure'> {
  const { want, source } = job;
  const tiers = new Map(want.tiers.map(({ tier, file }) => [tier, file]));
  const needsPixels = want.measures !== null || want.scored.length > 0 || want.crops.length > 0;
  const read = await readPicture(
    source,
    { native: needsPixels || tiers.has('full'), tiers: new Set(tiers.keys()) },
    job.maxPixels,
    onRead,
  );
  if (read === 'unsure') return 'unsure';

  const own = ownTiers(read, new Set(tiers.keys()));
  const decoded = await decodePixels(
    read.picture,
    baseLongSide(
      read.picture,
      needsPixels || (tiers.has('full') && !own.has('full')),
      tiers.has('nav') && !own.has('nav'),
    ),
    job.maxPixels,
  );
  // Bytes that a strict decoder complains about are not handed to another decoder.
  const served = decoded.damaged ? new Map<Tier, Picture>() : own;
  const base = decoded.damaged && own.has('full') ? await decodePixels(read.picture, null, job.maxPixels) : decoded;

  const rendering = renderTiers(base.pixels, tiers, served);
  const scoring = Promise.all(want.scored.map((scored) => writeScored(base.pixels, scored)));
  // A failure is reported by the awaits below; until then it must not count as unhandled.
  rendering.catch(() => undefined);
  scoring.catch(() => undefined);
  const measured = measure(base, want);
  return {
    ...undeveloped('ready', ''),
    ...measured,
    state: base.damaged ? 'damaged' : 'ready',
    problem: base.damaged ? damagedWords : null,
    widthPx: read.widthPx,
    heightPx: read.heightPx,
    tiers: await rendering,
    scored: await scoring,
  };
}

/** Tiers for which encoded bytes serve as they are. */
function ownTiers(read: ReadPicture, wanted: ReadonlySet<Tier>): Map<Tier, Picture> {
  const own = new Map<Tier, Picture>();
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

function baseLongSide(picture: Picture, native: boolean, nav: boolean): number | null {
  if (!native) return nav ? size.tierSizes.nav.longSidePx : size.tierSizes.thumb.longSidePx;
  const pixels = picture.widthPx * picture.heightPx;
  if (pixels <= size.nativeLimitPixels) return null;
  return Math.floor(longSideOf(picture) * Math.sqrt(size.nativeLimitPixels / pixels));
}

function renderTiers(
  base: Pixels,
  tiers: ReadonlyMap<Tier, string>,
  own: ReadonlyMap<Tier, Picture>,
): Promise<MadeTier[]> {
  return Promise.all(
    [...tiers].map(async ([tier, file]) => {
      const picture = own.get(tier);
      if (!picture?.servable) return renderTier(base, tier, file);
      await writeWhole(file, picture.servable);
      return madeTier(tier, file, picture.servable.length, picture);
    }),
  );
}

/** Shrunk and encoded in one go: pixels of the tier are never stored between. */
async function renderTier(base: Pixels, tier: Tier, file: string): Promise<MadeTier> {
  const { longSidePx, encoding } = size.tierSizes[tier];
  const shrunk = longSidePx < longSideOf(base) ? fitInside(ofPixels(base), longSidePx, 'cubic') : ofPixels(base);
  const { data, info } = await shrunk.jpeg(encoding).toBuffer({ resolveWithObject: true });
  await writeWhole(file, data);
  return madeTier(tier, file, data.length, { widthPx: info.width, heightPx: info.height });
}

function measure(decoded: Decoded, want: DecoderWant): Pick<Developed, 'measures' | 'map' | 'histogram' | 'crops'> {
  const { pixels } = decoded;
  const measured = want.measures ? measurePicture(pixels, { subject: want.measures.subject }) : null;
  return {
    measures: measured?.measures ?? null,
    map: measured?.map ?? null,
    histogram: measured?.histogram ?? null,
    crops: want.crops.map((box) => acutanceOf(pixels, box)),
  };
}

async function writeScored(base: Pixels, { longSidePx, file }: DecoderWant['scored'][number]) {
  const pixels = longSideOf(base) <= longSidePx ? base : await toPixels(fitInside(ofPixels(base), longSidePx));
  await writeWhole(file, pixels.data);
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
