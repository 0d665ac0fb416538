/** @file What the first look at a picture tells, before any pixel is decoded. */

export interface HeaderFacts {
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss"; no zone is implied and none is ever applied. */
  takenAt: string | null;
  /** "+02:00" where the camera states it. */
  takenOffset: string | null;
  make: string | null;
  model: string | null;
  /** EXIF orientation 1..8: what turns the stored picture upright. */
  orientation: number;
  /** Stored size, before turning; 0 when unknown. */
  storedWidthPx: number;
  storedHeightPx: number;
  /** Upright size; 0 when unknown. */
  widthPx: number;
  heightPx: number;
  /** The small JPEG the camera embeds (EXIF thumbnail): absolute place in the file. */
  thumbnail: { offset: number; length: number } | null;
}

/** What a format's parser found; the rest is filled in by `completeHeader`. */
export type FoundHeader = Partial<Omit<HeaderFacts, 'widthPx' | 'heightPx'>>;

/** Defaults for what was not found, sizes made sane, and the upright size derived. */
export function completeHeader(found: FoundHeader): HeaderFacts {
  const orientation = saneOrientation(found.orientation);
  const storedWidthPx = saneSide(found.storedWidthPx);
  const storedHeightPx = saneSide(found.storedHeightPx);
  const turned = orientation >= 5;
  return {
    takenAt: found.takenAt ?? null,
    takenOffset: found.takenOffset ?? null,
    make: found.make ?? null,
    model: found.model ?? null,
    orientation,
    storedWidthPx,
    storedHeightPx,
    widthPx: turned ? storedHeightPx : storedWidthPx,
    heightPx: turned ? storedWidthPx : storedHeightPx,
    thumbnail: found.thumbnail ?? null,
  };
}

function saneOrientation(value: number | null | undefined): number {
  return value && Number.isInteger(value) && value >= 1 && value <= 8 ? value : 1;
}

function saneSide(value: number | undefined): number {
  return value && Number.isInteger(value) && value > 0 && value < 2 ** 31 ? value : 0;
}
