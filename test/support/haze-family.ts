/** @file A model family in a folder outside the source tree, with a model small enough to run in a moment. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeTinyModel } from '../scorer/tiny-models.ts';

const source = (file: string) =>
  JSON.stringify(pathToFileURL(fileURLToPath(new URL(`../../native-models/${file}`, import.meta.url))).href);

/** Haze, 0 to 1, less is better: one less what a tiny model says of sharpness; with a marginal and an attribute of its own. */
const module = `
import { keepOnnx } from ${source('families/keep-onnx.ts')};
const scale = { low: 0, high: 1, unit: 'hz' };
export const family = {
  name: 'haze',
  models: [{
    id: 'haze-one', name: 'Haze (one)', gives: 'How hazy it is', offer: 'Haze', sourceFormat: 'onnx',
    download: { url: null, fileName: 'haze.onnx', bytes: null, sha256: null },
    licence: { spdx: 'MIT', url: 'https://example.org/haze', commercialUse: 'allowed', note: '' },
    purpose: {
      kind: 'score', batchSize: 2, sanity: ['sharp', 'blurred'], settings: { sidePx: 224 },
      output: {
        ...scale, shortName: 'Haziness', better: 'lower', headline: 'haze', rank: 5, judges: true,
        attributes: { calm: { ...scale, shortName: 'Calm', better: 'higher', unit: '' } },
      },
    },
  }],
  convert: (conversion) => keepOnnx(conversion, 'scores'),
  adapter: async ({ sidePx }) => ({
    batchKey: () => '',
    dimensions: () => ({}),
    prepare(pictures) {
      const plane = sidePx * sidePx;
      const data = new Float32Array(pictures.length * plane * 3);
      pictures.forEach((picture, index) => {
        for (let at = 0; at < plane; at++) for (let channel = 0; channel < 3; channel++) {
          const x = Math.floor(((at % sidePx) * picture.widthPx) / sidePx);
          const y = Math.floor((Math.floor(at / sidePx) * picture.heightPx) / sidePx);
          data[(index * 3 + channel) * plane + at] = picture.data[(y * picture.widthPx + x) * 3 + channel] / 255;
        }
      });
      return { pixels: { type: 'float32', data, dims: [pictures.length, 3, sidePx, sidePx] } };
    },
    decode: ({ quality: { data } }, count) => Array.from({ length: count }, (_, index) => {
      const clear = data[index] / 100;
      return {
        headline: 1 - clear,
        marginals: { mood: { bright: clear, dull: 1 - clear } },
        attributes: { calm: 1 - clear / 2 },
      };
    }),
  }),
};
`;

/** `url`: of the family's module. `modelFile`: what its model "haze-one" is imported from. */
export async function writeHazeFamily(folder: string): Promise<{ url: string; modelFile: string }> {
  const outside = path.join(folder, 'haze', 'index.js');
  mkdirSync(path.dirname(outside));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(outside, module);
  const modelFile = path.join(folder, 'haze.onnx');
  await writeTinyModel(modelFile, 'single');
  return { url: pathToFileURL(outside).href, modelFile };
}
