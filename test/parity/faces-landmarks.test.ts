/** @file The converted landmark and blendshape models against an independent interpreter of the TFLite files. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { convertFaceLandmarker } from '../../native-models/tflite/index.ts';
import { describeShared } from '../support/shared.ts';

type Expected = {
  image: string;
  presenceLogit: number;
  points: [number, number, number][];
  blendshapes: number[];
};

describeShared('face landmarks and blendshapes', (sharedDir) => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(sharedDir, path), 'utf8'));
  const cases = (read('parity/faces.json') as { landmarks: Expected[] }).landmarks;
  const manifest = read('models/manifest.json') as { models: { file: string; blendshapeInputPoints?: number[] }[] };
  const inputPoints = manifest.models.find((model) => model.blendshapeInputPoints)?.blendshapeInputPoints ?? [];
  const outDir = mkdtempSync(join(tmpdir(), 'chinagraph-faces-'));
  let landmarks: ort.InferenceSession;
  let blendshapes: ort.InferenceSession;

  beforeAll(async () => {
    const taskPath = join(sharedDir, 'models/face_landmarker.task');
    const files = await convertFaceLandmarker({ taskPath, outDir });
    const options = { intraOpNumThreads: 1 };
    landmarks = await ort.InferenceSession.create(files.landmarks.path, options);
    blendshapes = await ort.InferenceSession.create(files.blendshapes.path, options);
  });
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('leaves two complete files and nothing else', () => {
    expect(readdirSync(outDir).sort()).toEqual(['face-blendshapes.onnx', 'face-landmarks.onnx']);
  });

  it.each(cases)('reproduces $image', async (expected) => {
    // The reference numbers are of the stored RGB values: an embedded profile is not applied.
    const picture = sharp(readFileSync(join(sharedDir, 'parity/faces', expected.image)), { ignoreIcc: true });
    const rgb = await picture.removeAlpha().raw().toBuffer();
    const image = Float32Array.from(rgb, (value) => value / 255);
    const found = await landmarks.run({ image: new ort.Tensor('float32', image, [1, 256, 256, 3]) });
    const points = found.points!.data as Float32Array;
    const worst = expected.points.flat().map((value, index) => Math.abs(value - (points[index] ?? Number.NaN)));
    expect(points).toHaveLength(478 * 3);
    expect(Math.max(...worst)).toBeLessThan(0.05);
    expect(found.presence!.data[0]).toBeCloseTo(expected.presenceLogit, 2);

    const xy = Float32Array.from(inputPoints.flatMap((index) => [...points.subarray(index * 3, index * 3 + 2)]));
    const shapes = await blendshapes.run({ points: new ort.Tensor('float32', xy, [1, 146, 2]) });
    const coefficients = [...(shapes.coefficients!.data as Float32Array)];
    expect(coefficients).toHaveLength(52);
    expect(
      Math.max(...coefficients.map((value, index) => Math.abs(value - expected.blendshapes[index]!))),
    ).toBeLessThan(0.002);
  });
});
