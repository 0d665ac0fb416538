/** @file What a list reads of a photo, put together from what each stage said. Pure; see [Note: Results]. */

import { say } from '../../../texts/say.ts';
import type { PhotoState } from '../../contract/photo.ts';
import type { Told } from '../../contract/told.ts';
import type { Header, HeaderVerdict } from '../catalog/cache-repos/headers.repo.ts';
import type { ReadMetadata } from '../catalog/cache-repos/metadata.repo.ts';
import type { Picture } from '../catalog/cache-repos/pictures.repo.ts';
import { noPictureWords } from '../library/problems.ts';

export interface Facts {
  state: PhotoState;
  /** In a photographer's words, without the file's name; null where there is none. */
  problem: Told | null;
  /** Upright; 0 until known. */
  widthPx: number;
  heightPx: number;
  /** Of the picture that was seen and measured; 0 until then. A RAW's preview may be far smaller than the photo. */
  seenLongSidePx: number;
  /** EXIF, 1..8. */
  orientation: number;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: string | null;
  /** "+02:00" where the file states one. */
  takenOffset: string | null;
  camera: string | null;
}

const unsupportedWords = say('problem.cannotShow');

function ofVerdict(verdict: HeaderVerdict): Pick<Facts, 'state' | 'problem'> {
  // Nothing is measured on it, and nothing is wrong with it.
  if (verdict === 'clip') return { state: 'no-preview', problem: null };
  if (verdict === 'unsupported') return { state: 'no-preview', problem: unsupportedWords };
  return { state: verdict === 'empty' ? 'corrupt' : 'not-a-picture', problem: noPictureWords[verdict] };
}

/** Below this, a preview of a larger photo is a mere index print: nothing measured on it says much about the photo. */
const indexPrintPx = 640;

export function isIndexPrint({
  seenLongSidePx,
  widthPx,
  heightPx,
}: Pick<Facts, 'seenLongSidePx' | 'widthPx' | 'heightPx'>): boolean {
  return seenLongSidePx > 0 && seenLongSidePx < indexPrintPx && Math.max(widthPx, heightPx) >= 2 * seenLongSidePx;
}

/** The photo's size is the larger of the two where they differ much: a RAW's sensor goes before the preview that stands for it. */
function sizeOf(header: Header | null, picture: Picture | null) {
  const area = (size: { widthPx: number; heightPx: number } | null) => (size ? size.widthPx * size.heightPx : 0);
  // A little less is a crop that the decoder knows better about.
  return area(picture) * 1.2 > area(header) ? picture : header;
}

/** The decoder knows the size better than the header, the metadata the capture time: it has read every tag that can state one. */
export function factsOf(
  header: Header | null,
  picture: Picture | null,
  read: (Pick<ReadMetadata, 'takenAt' | 'takenOffset'> & { metadata: { camera: string | null } }) | null,
): Facts {
  const verdict = header?.verdict ? ofVerdict(header.verdict) : null;
  const { widthPx, heightPx } = sizeOf(header, picture) ?? { widthPx: 0, heightPx: 0 };
  const seenLongSidePx = picture ? Math.max(picture.widthPx, picture.heightPx) : 0;
  const small = isIndexPrint({ seenLongSidePx, widthPx, heightPx }) ? indexPrintWords(seenLongSidePx) : null;
  const time = read?.takenAt ? read : header;
  return {
    state: verdict?.state ?? picture?.state ?? 'pending',
    problem: verdict ? verdict.problem : (picture?.problem ?? small),
    widthPx,
    heightPx,
    seenLongSidePx,
    orientation: header?.orientation ?? 1,
    takenAt: time?.takenAt ?? null,
    takenOffset: time?.takenOffset ?? null,
    camera: read?.metadata.camera ?? header?.camera ?? null,
  };
}

const indexPrintWords = (longSidePx: number) => say('problem.indexPrint', { longSidePx });
