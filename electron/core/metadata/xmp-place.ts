/** @file A place as XMP writes it (exif:GPSLatitude, "51,30.5N" or "51,30,30N"). */
import type { Metadata } from '../../contract/photo.ts';

function degrees(text: string | null): number | null {
  const match = /^\s*(\d{1,3}),(\d{1,2}(?:\.\d+)?)(?:,(\d{1,2}(?:\.\d+)?))?\s*([NSEW])\s*$/.exec(text ?? '');
  if (!match) return null;
  const [, whole, minutes, seconds = '0', side] = match;
  const value = Number(whole) + Number(minutes) / 60 + Number(seconds) / 3600;
  return side === 'S' || side === 'W' ? -value : value;
}

/** Null where either is missing or no place; 0, 0 is a receiver without a fix. */
export function gpsOfXmp(latitudeText: string | null, longitudeText: string | null): Metadata['gps'] {
  const [latitude, longitude] = [degrees(latitudeText), degrees(longitudeText)];
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
