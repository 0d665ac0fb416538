/** @file A model family that a server can run: how bright a picture is, 0 to 100. Small enough that what is tested is the way there and back. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createGraphBuilder, writeModel } from '../../native-models/onnx/index.ts';

const source = (file: string) =>
  JSON.stringify(pathToFileURL(fileURLToPath(new URL(`../../native-models/${file}`, import.meta.url))).href);

/** What the model says of bytes. */
export function glowOf(pixels: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < pixels.length; i++) sum += pixels[i]!;
  return (sum / pixels.length / 255) * 100;
}

const moduleOf = (size: 'native' | null) => `
import { keepOnnx } from ${source('families/keep-onnx.ts')};
import { int } from ${source('onnx/index.ts')};
const mean = ({ data }) => {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return sum / data.length;
};
export const family = {
  name: 'glow',
  models: [{
    id: 'glow-one', name: 'Glow (one)', gives: 'How bright it is', offer: 'Glow', sourceFormat: 'onnx',
    download: { url: null, fileName: 'glow.onnx', bytes: null, sha256: null },
    licence: { spdx: 'MIT', url: 'https://example.org/glow', commercialUse: 'allowed', note: '' },
    purpose: {
      kind: 'score', batchSize: 4, sanity: [],${size === null ? '' : ` size: '${size}',`}
      output: { low: 0, high: 100, unit: '', shortName: 'Glow', better: 'higher', headline: 'glow', rank: 6, judges: false },
    },
  }],
  convert: (conversion) => keepOnnx(conversion, 'scores'),
  adapter: async () => ({
    batchKey: () => '',
    dimensions: () => ({}),
    prepare: (pictures) => ({
      level: { type: 'float32', data: Float32Array.from(pictures, mean), dims: [pictures.length, 1] },
    }),
    decode: ({ glow: { data } }, count) => Array.from({ length: count }, (_, i) => ({ headline: data[i] })),
  }),
  serve: async () => (graph, picture) => {
    const pixels = graph.node('Cast', [picture], { to: int(1) });
    const level = graph.node('ReduceMean', [pixels, graph.intConstant([1, 2, 3])], { keepdims: int(0) });
    const row = graph.node('Reshape', [level, graph.intConstant([-1, 1])]);
    return [{ name: 'glow', value: graph.node('Mul', [row, graph.floatConstant('percent', [1], [100 / 255])]), count: 1 }];
  },
};
`;

/** `url`: of the family's module. `modelFile`: what its model "glow-one" is imported from; `percent`: what it says of white. */
export async function writeGlowFamily(
  folder: string,
  { size = null, percent: white = 100 }: { size?: 'native' | null; percent?: number } = {},
): Promise<{ url: string; modelFile: string }> {
  const outside = path.join(folder, 'glow', 'index.js');
  mkdirSync(path.dirname(outside), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(outside, moduleOf(size));
  const modelFile = path.join(folder, 'glow.onnx');
  const graph = createGraphBuilder('glow');
  const level = graph.input('level', 'float32', ['batch', 1]);
  const percent = graph.node('Mul', [level, graph.floatConstant('percent', [1], [white / 255])]);
  graph.output(percent, 'glow', 'float32', ['batch', 1]);
  await writeModel(graph.finish({ '': 17 }), modelFile);
  return { url: pathToFileURL(outside).href, modelFile };
}
