/** @file What MUSIQ and LIQE give with stand-in weights: carried here for the generated pictures, read for the others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '../../native-models/adapters/index.ts';
import { plasma } from '../support/plasma.ts';

export interface ExpectedScores {
  readonly width: number;
  readonly height: number;
  readonly musiq: { readonly mos: number; readonly aestheticMean: number; readonly aestheticDistribution: number[] };
  readonly liqe: {
    readonly score: number;
    readonly quality: number[];
    readonly scene: number[];
    readonly distortion: number[];
  };
}

/** Pictures that need no file. */
export const generatedPictures: readonly ExpectedScores[] = [
  {
    width: 257,
    height: 321,
    musiq: {
      mos: 62.64532,
      aestheticMean: 4.187472,
      aestheticDistribution: [
        0.161139, 0.083612, 0.003029, 0.465075, 0.077789, 0.024976, 0.088801, 0.041327, 0.043816, 0.010436,
      ],
    },
    liqe: {
      score: 1.971933,
      quality: [0.671449, 0.026744, 0.063885, 0.134268, 0.103653],
      scene: [0.056267, 0.026058, 0.08617, 0.043396, 0.034414, 0.111238, 0.074038, 0.491021, 0.077399],
      distortion: [
        0.005912, 0.031488, 0.425709, 0.074029, 0.108753, 0.0235, 0.006691, 0.12298, 0.00953, 0.180105, 0.011303,
      ],
    },
  },
  {
    width: 640,
    height: 416,
    musiq: {
      mos: 63.593,
      aestheticMean: 4.378387,
      aestheticDistribution: [
        0.154898, 0.157352, 0.00308, 0.279506, 0.12757, 0.026094, 0.084227, 0.116524, 0.042169, 0.008581,
      ],
    },
    liqe: {
      score: 1.486,
      quality: [0.833917, 0.017451, 0.027177, 0.071626, 0.049829],
      scene: [0.077781, 0.028372, 0.029162, 0.037299, 0.021275, 0.085698, 0.024808, 0.660706, 0.0349],
      distortion: [
        0.025374, 0.010066, 0.573742, 0.011509, 0.072052, 0.009083, 0.002822, 0.10207, 0.000491, 0.186713, 0.006078,
      ],
    },
  },
  {
    width: 224,
    height: 224,
    musiq: {
      mos: 61.41172,
      aestheticMean: 4.343242,
      aestheticDistribution: [
        0.201153, 0.108555, 0.006481, 0.2475, 0.156581, 0.023578, 0.137736, 0.052232, 0.05269, 0.013495,
      ],
    },
    liqe: {
      score: 2.924929,
      quality: [0.353723, 0.021494, 0.149051, 0.297593, 0.178139],
      scene: [0.048931, 0.127868, 0.014785, 0.053174, 0.005884, 0.383362, 0.01463, 0.290516, 0.06085],
      distortion: [
        0.007799, 0.01716, 0.250264, 0.005493, 0.032389, 0.020059, 0.026975, 0.011377, 0.002622, 0.623423, 0.002439,
      ],
    },
  },
];

export interface ExpectedScale {
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly cols: number;
  readonly mean: number;
  readonly std: number;
  readonly firstPatchRow0: number[];
  readonly spatialIds: number[];
}

export interface ExpectedImage extends ExpectedScores {
  readonly image: string;
  readonly musiq: ExpectedScores['musiq'] & { readonly scales: ExpectedScale[] };
  readonly liqe: ExpectedScores['liqe'] & { readonly grid: number[]; readonly crops: number[] };
}

/** The entries with files. */
export function expectedImages(sharedDir: string): ExpectedImage[] {
  return JSON.parse(readFileSync(join(sharedDir, 'parity/expected.json'), 'utf8')).images;
}

export function generatedPicture({ width, height }: ExpectedScores): Picture {
  return { data: plasma(width, height), widthPx: width, heightPx: height };
}

export async function imagePicture(sharedDir: string, { image, width, height }: ExpectedImage): Promise<Picture> {
  const file = readFileSync(join(sharedDir, 'parity/images', image));
  const data = await sharp(file).removeAlpha().raw().toBuffer();
  return { data: new Uint8Array(data), widthPx: width, heightPx: height };
}
