/** @file LightQNet: its frozen graph read, lowered and run; numbers by TensorFlow 2.21.0 (PyPI, tensorflow-cpu) from the released files. */
import { writeFileSync } from 'node:fs';
import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { face as faceSchema } from '../../electron/contract/face.ts';
import { convertModel } from '../../native-models/convert-model.ts';
import { analyseFaces, type FaceModel } from '../../native-models/faces/index.ts';
import { alignedFrame } from '../../native-models/faces/recognisability.ts';
import { frozenGraph } from '../../native-models/tensorflow/graph-schema.ts';
import { decodePicture, openFaceModels } from '../support/face-models.ts';
import { describeShared } from '../support/shared.ts';
import { tempFolder } from '../support/temp-folder.ts';

const floats = 96 * 96 * 3;
const wave = Float32Array.from(
  { length: floats },
  (_, i) => Math.fround(Math.sin(0.37 * i) + Math.cos(0.0011 * i)) / 2,
);
const sand = Float32Array.from({ length: floats }, (_, i) => ((i * 7919) % 255) / 127.5 - 1);

/** What TensorFlow says of the wave and of the sand. */
const published: Readonly<Record<string, { file: string; says: readonly [number, number] }>> = {
  'lightqnet-025': { file: 'lightqnet-dm025.pb', says: [0.03859115019440651, 0.0034239045344293118] },
  'lightqnet-050': { file: 'lightqnet-dm050.pb', says: [0.03897958993911743, 0.05772186815738678] },
  lightqnet: { file: 'lightqnet-dm100.pb', says: [0.015830347314476967, 0.3766765296459198] },
};
const convert = (id: string, sourcePath: string) =>
  convertModel({ id, sourcePath, outDir: tempFolder(id), now: new Date(0) });

describeShared('LightQNet’s released files', (shared) => {
  const released = (file: string) => join(shared, 'metrics', 'weights', file);
  test.each(Object.entries(published))('%s gives TensorFlow’s numbers', async (id, { file, says }) => {
    const { onnxPath, record } = await convert(id, released(file));
    expect(record.files[0]!.role).toBe('recognition');
    const session = await InferenceSession.create(onnxPath, { intraOpNumThreads: 1 });
    for (const [index, data] of [wave, sand].entries()) {
      const { recognisability } = await session.run({ input: new Tensor('float32', data, [1, 96, 96, 3]) });
      expect(recognisability!.data[0]).toBeCloseTo(says[index]!, 5);
    }
    await session.release();
  });

  test('a face out of focus is less recognisable, and one that is too small gets no number', async () => {
    const run = await openFaceModels(shared);
    const installed = new Set<FaceModel>(['detector', 'recognition']);
    const { picture } = await decodePicture(join(shared, 'photos', 'Canon PowerShot A560.jpg'), 640);
    const { data, widthPx, heightPx } = picture;
    const raw = { raw: { width: widthPx, height: heightPx, channels: 3 as const } };
    const soft = { data: await sharp(data, raw).blur(5).raw().toBuffer(), widthPx, heightPx };
    const [clear, blurred] = [
      await analyseFaces({ picture, run, installed }),
      await analyseFaces({ picture: soft, run, installed }),
    ];
    const largest = (faces: typeof clear) => faces.slice(0, 3).map((face) => faceSchema.parse(face).recognisability!);
    for (const value of largest(clear)) expect(value).toBeGreaterThan(Math.max(...largest(blurred)));
    // The same faces, a few pixels wide.
    const small = await decodePicture(join(shared, 'photos', 'Canon PowerShot A560.jpg'), 240);
    const tiny = await analyseFaces({ picture: small.picture, run, installed });
    const side = ({ box }: (typeof tiny)[number]) => Math.max(box.w * 240, box.h * small.picture.heightPx);
    expect(tiny.some((face) => side(face) < 32)).toBe(true);
    for (const face of tiny) expect(face.recognisability !== undefined).toBe(side(face) >= 32);
  });

  test('cut short, or another graph’s: refused with the reason', async () => {
    const dir = tempFolder('cut');
    const bytes = await readFile(released('lightqnet-dm025.pb'));
    writeFileSync(join(dir, 'short.pb'), bytes.subarray(0, 200_000));
    await expect(convert('lightqnet-025', join(dir, 'short.pb'))).rejects.toThrow('cut short');
    await copyFile(released('niqe_image_params.mat'), join(dir, 'swapped.pb'));
    await expect(convert('lightqnet-025', join(dir, 'swapped.pb'))).rejects.toThrow('no frozen TensorFlow graph');
  });
});

const shape = (...sizes: number[]) => ({ dim: sizes.map((size) => ({ size })) });
function writeGraph(node: object[]): string {
  const file = join(tempFolder('graph'), 'graph.pb');
  writeFileSync(file, frozenGraph.encode(frozenGraph.fromObject({ node })).finish());
  return file;
}
const picture = { name: 'input', op: 'Placeholder', attr: [{ key: 'shape', value: { shape: shape(-1, 96, 96, 3) } }] };
const kernel = (tensor: object) => ({ name: 'kernel', op: 'Const', attr: [{ key: 'value', value: { tensor } }] });

test.each([
  ['asks to run something', [picture, { name: 'x', op: 'PyFunc', input: ['input'] }], 'the operator PyFunc'],
  [
    'claims more numbers than it has',
    [picture, kernel({ dtype: 1, shape: shape(3, 3, 3, 1 << 20), content: Buffer.alloc(16) })],
    'where [3,3,3,1048576] needs',
  ],
  [
    'reads what comes later',
    [picture, { name: 'a', op: 'Relu', input: ['b'] }, { name: 'b', op: 'Relu', input: ['a'] }],
    'comes later or is missing',
  ],
  [
    'takes other pictures',
    [{ ...picture, attr: [{ key: 'shape', value: { shape: shape(-1, 4, 4, 3) } }] }],
    'takes no faces of 96 x 96',
  ],
  ['has no result', [picture, { name: 'x', op: 'Relu', input: ['input'] }], 'no result'],
])('a graph that %s is refused', async (_, nodes, reason) => {
  await expect(convert('lightqnet', writeGraph(nodes as object[]))).rejects.toThrow(reason);
});

test('a face that lies askew is turned upright: eyes and mouth come to their places', () => {
  const angle = 0.4;
  const scale = 250;
  const at = (x: number, y: number) => ({
    x: 700 + scale * ((x - 0.5) * Math.cos(angle) - (y - 0.5) * Math.sin(angle)),
    y: 300 + scale * ((x - 0.5) * Math.sin(angle) + (y - 0.5) * Math.cos(angle)),
  });
  const points = [at(0.3419, 0.4616), at(0.6565, 0.4598), at(0.5, 0.6), at(0.4012, 0.824), at(0.6012, 0.824)];
  const frame = alignedFrame({ points });
  expect(frame.angle).toBeCloseTo(angle, 6);
  expect(frame.width).toBeCloseTo(scale, 6);
  expect(frame.centre.x).toBeCloseTo(700, 6);
  expect(frame.centre.y).toBeCloseTo(300, 6);
});
