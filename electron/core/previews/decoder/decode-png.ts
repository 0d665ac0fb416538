/** @file PNGs that name their colours without a profile: by numbers (HDR among them), or by gamma and primaries. */
import { sourceOfBytes } from '../../formats/byte-source.ts';
import { type PngColour, readPngColour } from '../../formats/png-colour.ts';
import { isHdr, profileOfCodePoints, profileOfGamma } from './colour/code-points.ts';
import { type OwnPixels, pixelsBySharp } from './pixels-by-sharp.ts';

/** As stored, in sRGB or left in a wider profile. Null: sharp shows it rightly as it is, or has to say what is wrong with it. */
export async function decodePng(bytes: Uint8Array, isWide: boolean): Promise<OwnPixels | null> {
  const colour = readPngColour(sourceOfBytes(bytes));
  const points = colour?.by === 'code-points' && isHdr(colour) ? colour : null;
  const profile = points ? null : profileOf(colour);
  // Numbers hold also where they mean sRGB and a profile beside them says otherwise.
  return profile || colour?.by === 'code-points'
    ? await pixelsBySharp(bytes, profile, points, {
        isWide,
        isNarrow: colour?.by === 'code-points' && colour.isNarrow,
      }).catch(() => null)
    : null;
}

function profileOf(colour: PngColour | null): Uint8Array | null {
  if (colour?.by === 'code-points') return profileOfCodePoints(colour);
  return colour?.by === 'gamma' ? profileOfGamma(colour.gamma, colour.chromaticities) : null;
}
