/** @file Several photos in one record: what they share, and from where to where they reach. */
import type { Several } from '../../contract/several.ts';
import { cameraOf, type ShootPhoto } from './shoot-photo.ts';

/** Lowest and highest of what is known; null where nothing is. */
function spread(values: readonly (number | null | undefined)[]): { min: number; max: number } | null {
  const known = values.filter((value) => value !== null && value !== undefined);
  if (known.length === 0) return null;
  return { min: known.reduce((a, b) => Math.min(a, b)), max: known.reduce((a, b) => Math.max(a, b)) };
}

function counted(values: readonly (string | null | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const value of values) if (value) counts[value] = (counts[value] ?? 0) + 1;
  return { ...counts };
}

export function tellSeveral(photos: readonly ShootPhoto[]): Several {
  const times = photos.map(({ takenAt }) => takenAt).filter((time) => time !== null);
  times.sort();
  return {
    count: photos.length,
    takenFrom: times[0] ?? null,
    takenTo: times.at(-1) ?? null,
    exposureTime: spread(photos.map(({ metadata }) => metadata?.exposureTime)),
    fNumber: spread(photos.map(({ metadata }) => metadata?.fNumber)),
    iso: spread(photos.map(({ metadata }) => metadata?.iso)),
    focalLength: spread(photos.map(({ metadata }) => metadata?.focalLength)),
    cameras: counted(photos.map(cameraOf)),
    lenses: counted(photos.map(({ metadata }) => metadata?.lens)),
    flags: counted(photos.map(({ decision }) => decision.flag)),
    stars: counted(photos.map(({ decision }) => String(decision.stars))),
    labels: counted(photos.map(({ decision }) => decision.label)),
    stacks: new Set(photos.map(({ stack, id }) => (stack ? `stack ${stack.id}` : `photo ${id}`))).size,
    bytes: photos.reduce((sum, { files }) => sum + files.reduce((all, file) => all + file.sizeBytes, 0), 0),
  };
}
