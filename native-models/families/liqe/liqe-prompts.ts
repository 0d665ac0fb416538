/**
 * @file LIQE's 495 prompts as CLIP's tokens (Zhang et al., "Blind Image Quality Assessment via Vision-Language
 * Correspondence", CVPR 2023): "a photo of a {scene} with {distortion} artifacts, which is of {quality} quality".
 */

/** Tokens of each word that fills the template, in the order of the model's output. */
const qualities = { bad: [2103], poor: [3665], fair: [2849], good: [886], perfect: [1878] };
const scenes = {
  animal: [4668],
  cityscape: [40808],
  human: [2751],
  indoor: [9546],
  landscape: [5727],
  night: [930],
  plant: [3912],
  still_life: [1170, 318, 970],
  others: [3326],
};
const distortions = {
  'jpeg2000 compression': [73, 11207, 273, 271, 271, 271, 25638],
  'jpeg compression': [73, 11207, 25638],
  noise: [9307],
  blur: [27976],
  color: [3140],
  contrast: [18501],
  overexposure: [8649, 13002, 35539],
  underexposure: [21675, 87, 35539],
  spatial: [22022],
  quantization: [31540, 3683],
  other: [1010],
};
const start = 49406;
const end = 49407;
const aPhotoOfA = [320, 1125, 539, 320];
const withWord = 593;
const artifactsWhichIsOf = [30249, 267, 1448, 533, 539];
const qualityWord = 3027;

/** The three axes of LIQE's answer. Its probabilities are stored quality by scene by distortion, the last fastest. */
export const liqeLabels = {
  quality: Object.keys(qualities),
  scene: Object.keys(scenes),
  distortion: Object.keys(distortions),
} as const;

/** Token ids of every prompt up to and including the end token, where its feature is read. */
export function liqePrompts(): number[][] {
  return Object.values(qualities).flatMap((quality) =>
    Object.values(scenes).flatMap((scene) =>
      Object.values(distortions).map((distortion) => [
        start,
        ...aPhotoOfA,
        ...scene,
        withWord,
        ...distortion,
        ...artifactsWhichIsOf,
        ...quality,
        qualityWord,
        end,
      ]),
    ),
  );
}
