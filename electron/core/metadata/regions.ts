/** @file Face and subject regions already in a file: MWG (most programs, Apple) and Microsoft's, as upright boxes. */
import type { Metadata } from '../../contract/photo.ts';
import { listOf, type RawTags, recordOf } from './raw-tags.ts';
import { uprightBox } from './upright.ts';

type Region = Metadata['regions'][number];

export interface StoredPicture {
  orientation: number;
  storedWidthPx: number;
  storedHeightPx: number;
}

const maxRegions = 200;

export function regionsOf(tags: RawTags, picture: StoredPicture): Region[] {
  const regions = mwgRegions(recordOf(tags['XMP:RegionInfo']), picture);
  return (regions.length > 0 ? regions : microsoftRegions(recordOf(tags['XMP:RegionInfoMP']), picture)).slice(
    0,
    maxRegions,
  );
}

/** MWG 2.0, 5.9: x, y is the centre, in fractions of the stored picture. */
function mwgRegions(info: Readonly<Record<string, unknown>>, picture: StoredPicture): Region[] {
  const orientation = orientationFor(recordOf(info.AppliedToDimensions), picture);
  return listOf(info.RegionList).flatMap((item) => {
    const region = recordOf(item);
    const area = recordOf(region.Area);
    const [x, y] = [numberOr(area.X), numberOr(area.Y)];
    // A focus point may be stated by its centre alone, a circle by its diameter.
    const diameter = numberOr(area.D);
    const w = numberOr(area.W) ?? diameter ?? 0.01;
    const h = numberOr(area.H) ?? diameter ?? 0.01;
    if (x === null || y === null || (typeof area.Unit === 'string' && area.Unit !== 'normalized')) return [];
    const box = uprightBox({ x, y }, { w, h }, orientation);
    return box ? [{ box, name: nameOr(region.Name), kind: nameOr(region.Type) ?? 'Face' }] : [];
  });
}

/** Microsoft's MPRI rectangles: "x, y, w, h" from the corner. */
function microsoftRegions(info: Readonly<Record<string, unknown>>, picture: StoredPicture): Region[] {
  return listOf(info.Regions).flatMap((item) => {
    const region = recordOf(item);
    const numbers = String(region.Rectangle ?? '')
      .split(',')
      .map(Number);
    const [x, y, w, h] = numbers;
    if (numbers.length !== 4 || !numbers.every(Number.isFinite)) return [];
    const box = uprightBox({ x: x! + w! / 2, y: y! + h! / 2 }, { w: w!, h: h! }, picture.orientation);
    return box ? [{ box, name: nameOr(region.PersonDisplayName), kind: 'Face' }] : [];
  });
}

/**
 * Regions follow the stored picture, but some programs apply them to the upright one and say so by its swapped dimensions:
 * then there is nothing left to turn.
 */
function orientationFor(dimensions: Readonly<Record<string, unknown>>, picture: StoredPicture): number {
  const [w, h] = [numberOr(dimensions.W), numberOr(dimensions.H)];
  const { orientation, storedWidthPx, storedHeightPx } = picture;
  if (orientation < 5 || !w || !h || !storedWidthPx || !storedHeightPx || w === h) return orientation;
  return w > h === storedWidthPx > storedHeightPx ? orientation : 1;
}

function numberOr(value: unknown): number | null {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}

function nameOr(value: unknown): string | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  return text === '' ? null : text;
}
