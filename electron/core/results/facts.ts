/** @file What a list reads of a photo, put together from what each stage said. Pure; see [Note: Results]. */
import type { PhotoState } from '../../contract/photo.ts';
import type { Header, HeaderVerdict } from '../catalog/cache-repos/headers.repo.ts';
import type { ReadMetadata } from '../catalog/cache-repos/metadata.repo.ts';
import type { Picture } from '../catalog/cache-repos/pictures.repo.ts';

export interface Facts {
  state: PhotoState;
  /** In a photographer's words, without the file's name; null where there is none. */
  problem: string | null;
  /** Upright; 0 until known. */
  widthPx: number;
  heightPx: number;
  /** EXIF, 1..8. */
  orientation: number;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: string | null;
  /** "+02:00" where the file states one. */
  takenOffset: string | null;
  camera: string | null;
}

const verdicts: Record<HeaderVerdict, Pick<Facts, 'state' | 'problem'>> = {
  empty: { state: 'corrupt', problem: 'The file is empty. Copy it from the card again.' },
  'not-a-picture': {
    state: 'corrupt',
    problem: 'There is no picture inside, whatever the name says. Copy it from the card again.',
  },
  unsupported: { state: 'no-preview', problem: null },
};

/** The decoder knows the size better than the header, the metadata the capture time: it has read every tag that can state one. */
export function factsOf(
  header: Header | null,
  picture: Picture | null,
  read: (Pick<ReadMetadata, 'takenAt' | 'takenOffset'> & { metadata: { camera: string | null } }) | null,
): Facts {
  const verdict = header?.verdict ? verdicts[header.verdict] : null;
  const size = picture && picture.widthPx > 0 ? picture : header;
  const time = read?.takenAt ? read : header;
  return {
    state: verdict?.state ?? picture?.state ?? 'pending',
    problem: verdict ? verdict.problem : (picture?.problem ?? null),
    widthPx: size?.widthPx ?? 0,
    heightPx: size?.heightPx ?? 0,
    orientation: header?.orientation ?? 1,
    takenAt: time?.takenAt ?? null,
    takenOffset: time?.takenOffset ?? null,
    camera: read?.metadata.camera ?? header?.camera ?? null,
  };
}
