/** @file How a frame was set. */
import type { StackInput } from './stack-input.ts';

/** Stops of light relative to 1 s, f/1, ISO 100; null where the shutter is not known. */
export function exposureValue({ exposureTime, fNumber, iso }: StackInput): number | null {
  if (exposureTime === null || exposureTime <= 0) return null;
  return Math.log2(exposureTime) - 2 * Math.log2(fNumber ?? 1) + Math.log2((iso ?? 100) / 100);
}

export function sameSettings(a: StackInput, b: StackInput): boolean {
  return (
    a.exposureTime !== null &&
    a.exposureTime === b.exposureTime &&
    a.fNumber === b.fNumber &&
    a.iso === b.iso &&
    a.focalLength === b.focalLength
  );
}
