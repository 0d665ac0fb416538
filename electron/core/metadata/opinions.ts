/**
 * @file What other programs decided about a picture: rating, label, flag, in every encoding that `interop` names.
 * Decisions are read, shown and offered for import; they never become the photographer's own by themselves.
 */
import type { Metadata } from '../../contract/photo.ts';
import { englishLabel } from '../xmp/label-names.ts';
import { numberIn, type RawTags, tagValue, textIn } from './raw-tags.ts';

export type Opinions = Pick<Metadata, 'fileRating' | 'fileLabel' | 'fileFlag'>;

export function opinionsOf(tags: RawTags): Opinions {
  const rating = ratingOf(tags);
  return { fileRating: rating, fileLabel: labelOf(tags), fileFlag: flagOf(tags, rating) };
}

/** Sidecars are newer than what is embedded, where they say anything at all. `sources`: weakest first. */
export function mergeOpinions(sources: readonly Opinions[]): Opinions {
  const merged: Opinions = { fileRating: null, fileLabel: null, fileFlag: null };
  for (const source of sources) {
    merged.fileRating = source.fileRating ?? merged.fileRating;
    merged.fileLabel = source.fileLabel ?? merged.fileLabel;
    merged.fileFlag = source.fileFlag ?? merged.fileFlag;
  }
  return merged;
}

/** -1 rejected, 0..5 stars. darktable wrote rejected as 6. */
function ratingOf(tags: RawTags): number | null {
  const rating = numberIn(tags, 'Rating', ['XMP', 'EXIF']);
  if (rating === null) return null;
  if (rating === 6 || rating <= -1) return -1;
  return rating >= 0 && rating <= 5 ? Math.round(rating) : null;
}

/** The most explicit statement first: Lightroom's pick, then digiKam's, then a rejecting rating, then Photo Mechanic's tag. */
function flagOf(tags: RawTags, rating: number | null): Opinions['fileFlag'] {
  const pick = numberIn(tags, 'Pick', ['XMP']);
  if (pick !== null && pick !== 0) return pick > 0 ? 'pick' : 'reject';
  const good = booleanIn(tags, 'Good');
  if (good !== null) return good ? 'pick' : 'reject';
  const pickLabel = numberIn(tags, 'PickLabel', ['XMP']);
  if (pickLabel === 3 || pickLabel === 1) return pickLabel === 3 ? 'pick' : 'reject';
  if (rating === -1) return 'reject';
  return booleanIn(tags, 'Tagged') === true ? 'pick' : null;
}

function booleanIn(tags: RawTags, name: string): boolean | null {
  const value = tagValue(tags, name, ['XMP']);
  const text = typeof value === 'boolean' || typeof value === 'string' ? String(value).toLowerCase() : '';
  return text === 'true' || text === 'yes' ? true : text === 'false' || text === 'no' ? false : null;
}

const digikamLabels = [null, 'Red', 'Orange', 'Yellow', 'Green', 'Blue', 'Purple', 'Gray', 'Black', 'White'] as const;
/** darktable:colorlabels counts from 0. */
const darktableLabels = ['Red', 'Yellow', 'Green', 'Blue', 'Purple'] as const;
/** Photo Mechanic's colour classes in their default colours. */
const photoMechanicLabels = [null, 'Purple', 'Red', 'Orange', 'Yellow', 'Green', 'Cyan', 'Blue', 'Gray'] as const;

/** English where the colour is known, else the text as it is. */
function labelOf(tags: RawTags): string | null {
  const text = textIn(tags, 'Label', ['XMP']);
  if (text) return englishLabel(text);
  const digikam = digikamLabels[numberIn(tags, 'ColorLabel', ['XMP']) ?? 0];
  if (digikam) return digikam;
  const mechanic = photoMechanicLabels[numberIn(tags, 'ColorClass', ['XMP']) ?? 0];
  if (mechanic) return mechanic;
  const list = tagValue(tags, 'Colorlabels', ['XMP']);
  const first = Number(Array.isArray(list) ? list[0] : (list ?? Number.NaN));
  return darktableLabels[first] ?? null;
}
