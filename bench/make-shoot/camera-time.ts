/** @file Camera-local times: numbers inside, text in files. */

/** "YYYY-MM-DDTHH:MM:SS.sss" of a local time counted as if it were UTC. */
export function formatTaken(ms: number): string {
  return new Date(ms).toISOString().slice(0, 23);
}

/** EXIF's "YYYY:MM:DD HH:MM:SS" and its SubSecTime digits. */
export function exifTaken(ms: number): { dateTime: string; subSec: string } {
  const iso = formatTaken(ms);
  return { dateTime: iso.slice(0, 19).replaceAll('-', ':').replace('T', ' '), subSec: iso.slice(20) };
}
