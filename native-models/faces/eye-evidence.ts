/** @file What the pixels around an eye say besides the landmarks: is it covered, is it sharp enough to judge? */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import { type EyeGeometry, eyeFrame, type Side } from './eye-geometry.ts';
import type { Point } from './face-types.ts';
import type { Landmarks } from './landmarks.ts';
import { sampleFrame } from './resample.ts';

const luminance = (red: number, green: number, blue: number): number => 0.299 * red + 0.587 * green + 0.114 * blue;

/** Skin just below the lower lid, on the upper cheek, and on the cheek proper of the same side. */
const skinPoints: Record<
  Side,
  { underEye: readonly number[]; upperCheek: readonly number[]; cheek: readonly number[] }
> = {
  right: { underEye: [230, 229, 231], upperCheek: [119, 118, 120], cheek: [50, 205, 36] },
  left: { underEye: [450, 449, 451], upperCheek: [348, 347, 349], cheek: [280, 425, 266] },
};

/** How far skin near the eye may differ from the cheek: brightness over the cheek's, distance of chromaticities. */
type SkinRange = { readonly darkest: number; readonly brightest: number; readonly colour: number };
const underEyeRange: SkinRange = { darkest: 0.6, brightest: 1.25, colour: 0.125 };
const upperCheekRange: SkinRange = { darkest: 0.7, brightest: 1.4, colour: 0.105 };

type Colour = { readonly light: number; readonly red: number; readonly green: number };

/** Mean brightness and chromaticity of small squares around the points; their radius grows with the face. */
function colourAround(picture: Picture, points: readonly Point[], radiusPx: number): Colour {
  const { data, widthPx, heightPx } = picture;
  const sum = [0, 0, 0];
  let count = 0;
  const inside = (value: number, size: number): number => Math.min(Math.max(Math.round(value), 0), size - 1);
  for (const { x, y } of points) {
    for (let v = inside(y - radiusPx, heightPx); v <= inside(y + radiusPx, heightPx); v++) {
      for (let u = inside(x - radiusPx, widthPx); u <= inside(x + radiusPx, widthPx); u++) {
        for (const channel of [0, 1, 2]) sum[channel]! += data[(v * widthPx + u) * 3 + channel]!;
        count++;
      }
    }
  }
  const [red, green, blue] = sum.map((value) => value / count) as [number, number, number];
  const total = red + green + blue + 1;
  return { light: luminance(red, green, blue) + 1, red: red / total, green: green / total };
}

function differs(colour: Colour, skin: Colour, { darkest, brightest, colour: farthest }: SkinRange): boolean {
  const ratio = colour.light / skin.light;
  const distance = Math.hypot(colour.red - skin.red, colour.green - skin.green);
  return ratio < darkest || ratio > brightest || distance > farthest;
}

/**
 * Whether something lies over the eyes: the skin around an uncovered eye looks like the cheek below it, in colour and,
 * within the depth of a shadow, in brightness; goggles and dark glasses do not. On the reference pictures, also turned,
 * blurred, darkened and brightened, uncovered eyes stayed within .64 to 1.04 under the eye and .75 to 1.28 on the upper
 * cheek, with colours at most .11 and .08 apart; every pair of goggles left these ranges on one side at least.
 */
export function eyesCovered(picture: Picture, landmarks: Landmarks, faceWidthPx: number): boolean {
  const radius = Math.max(1, faceWidthPx / 60);
  return (['right', 'left'] as const).some((side) => {
    const { underEye, upperCheek, cheek } = skinPoints[side];
    const at = (indices: readonly number[]) =>
      colourAround(
        picture,
        indices.map((index) => landmarks.points[index]!),
        radius,
      );
    const skin = at(cheek);
    return differs(at(underEye), skin, underEyeRange) || differs(at(upperCheek), skin, upperCheekRange);
  });
}

/** Larger eyes are looked at smaller: the blur that matters is a tenth of an eye wide. */
const largestEyeColumns = 192;

/**
 * Width of the sharpest edges around an eye as a fraction of the eye's width: sigma of the blur that a step would have
 * (a step blurred by sigma has a slope of contrast / (sigma * sqrt(2 pi))). Sharp eyes measure .02 to .08 on the
 * reference pictures; above about .1 the landmark model takes open eyes for closed ones.
 */
export function edgeWidth(picture: Picture, eye: EyeGeometry): number {
  const frame = eyeFrame(eye, 1.3, 0.62);
  const columns = Math.min(Math.max(8, Math.round(frame.width)), largestEyeColumns);
  const rows = Math.max(6, Math.round(columns * 0.62));
  const pixels = sampleFrame(picture, frame, columns, rows);
  const light = Float32Array.from({ length: columns * rows }, (_, index) =>
    luminance(pixels[index * 3]!, pixels[index * 3 + 1]!, pixels[index * 3 + 2]!),
  );
  const slopes: number[] = [];
  for (let y = 1; y < rows - 1; y++) {
    for (let x = 1; x < columns - 1; x++) {
      const at = y * columns + x;
      slopes.push(Math.hypot(light[at + 1]! - light[at - 1]!, light[at + columns]! - light[at - columns]!) / 2);
    }
  }
  const quantile = (values: ArrayLike<number>, fraction: number): number =>
    values[Math.floor(values.length * fraction)]!;
  const levels = light.toSorted();
  const contrast = quantile(levels, 0.98) - quantile(levels, 0.02);
  const steepest = quantile(Float32Array.from(slopes).sort(), 0.98);
  if (steepest <= 0) return 1;
  return Math.min(1, contrast / Math.sqrt(2 * Math.PI) / steepest / (columns / 1.3));
}

/** Crops of one eye that OCEC looks at: it is sensitive to where the crop sits, so it sees three. */
const cropGrowths = [1.4, 1.8, 2.2] as const;
const cropColumns = 40;
const cropRows = 24;

/** OCEC's input for one eye: RGB 0..1, channel planes, 24 x 40, three crops of different reach. */
export function prepareEyeState(picture: Picture, eye: EyeGeometry): Feeds {
  const plane = cropColumns * cropRows;
  const data = new Float32Array(cropGrowths.length * 3 * plane);
  cropGrowths.forEach((growth, crop) => {
    const pixels = sampleFrame(picture, eyeFrame(eye, growth, cropRows / cropColumns), cropColumns, cropRows);
    for (let index = 0; index < plane; index++) {
      for (const channel of [0, 1, 2]) {
        data[(crop * 3 + channel) * plane + index] = pixels[index * 3 + channel]! / 255;
      }
    }
  });
  return { images: { type: 'float32', data, dims: [cropGrowths.length, 3, cropRows, cropColumns] } };
}

/** Probability that the eye is open: the mean over the crops. */
export function decodeEyeState(outputs: Outputs): number {
  const data = outputs.prob_open?.data;
  if (data?.length !== cropGrowths.length) throw new Error('the eye-state model did not return one value per crop');
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}
