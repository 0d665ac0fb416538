/** @file Damaged and hostile files: a clear error or a model, nothing else, and nothing left on the disk. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CheckpointError, openZip } from '../../native-models/checkpoint/index.ts';
import { createGraphBuilder } from '../../native-models/onnx/index.ts';
import { buildBlendshapesModel, buildLandmarksModel } from '../../native-models/tflite/build-face-models.ts';
import { convertFaceLandmarker } from '../../native-models/tflite/index.ts';
import { lowerGraph } from '../../native-models/tflite/lower-graph.ts';
import { readTfliteModel } from '../../native-models/tflite/read-model.ts';
import { describeShared } from '../support/shared.ts';
import { floats, i32, ints, u8, writeTflite } from '../support/write-tflite.ts';

/** xorshift32: the same damage on every run. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** One of: a changed byte, a word that points far away, a cut, inside the range given. */
function damage(bytes: Uint8Array, random: (below: number) => number, from = 0, to = bytes.length): Uint8Array {
  const result = Uint8Array.from(bytes);
  const kind = random(8);
  if (kind === 0) return result.subarray(0, from + random(to - from));
  for (let count = 1 + random(3); count > 0; count--) {
    const at = from + random(to - from - 4);
    if (kind < 5) result[at] = random(256);
    else new DataView(result.buffer).setInt32(at, [0x7fffffff, -1, -0x80000000, 0, 1 << 20][random(5)]!, true);
  }
  return result;
}

/** Runs each attempt and counts the refusals; any other error fails the test. */
function refusals(attempts: number, attempt: (index: number) => void): number {
  let refused = 0;
  for (let index = 0; index < attempts; index++) {
    try {
      attempt(index);
    } catch (error) {
      if (!(error instanceof CheckpointError)) throw new Error(`attempt ${index} failed otherwise`, { cause: error });
      expect(error.message.length).toBeGreaterThan(20);
      refused++;
    }
  }
  return refused;
}

describe('a small model, damaged', () => {
  const bytes = writeTflite({
    tensors: [
      { shape: [1, 4, 4, 1] },
      { shape: [2, 3, 3, 1], data: floats(Array<number>(18).fill(1)) },
      { shape: [2], data: floats([0, 0]) },
      { shape: [1, 2, 2, 2] },
      { shape: [4], type: 2, data: ints([0, 3, 1, 2]) },
      { shape: [1, 2, 2, 2] },
    ],
    operators: [
      { code: 3, inputs: [0, 1, 2], outputs: [3], options: [u8(0), i32(2), i32(2), u8(1)] },
      { code: 39, inputs: [3, 4], outputs: [5] },
    ],
    inputs: [0],
    outputs: [5],
  });

  it('is refused or read, in 2000 ways', () => {
    const random = createRandom(7);
    const refused = refusals(2000, () => {
      const model = readTfliteModel(damage(bytes, random));
      const graph = createGraphBuilder('damaged');
      lowerGraph(model, graph, graph.input('x', 'float32', [1, 4, 4, 1]), model.outputs);
    });
    expect(refused).toBeGreaterThan(500);
    expect(refused).toBeLessThan(2000);
  });

  it('is refused when it is something else', () => {
    expect(() => readTfliteModel(new Uint8Array(0))).toThrow(CheckpointError);
    expect(() => readTfliteModel(new TextEncoder().encode('<html>not found</html>'))).toThrow('not a TFLite model');
  });
});

describe('an archive that is none', () => {
  const outDir = mkdtempSync(join(tmpdir(), 'chinagraph-task-'));
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));

  it('names the file and writes nothing', async () => {
    const taskPath = join(outDir, 'face_landmarker.task');
    writeFileSync(taskPath, 'gone');
    await expect(convertFaceLandmarker({ taskPath, outDir })).rejects.toThrow(taskPath);
    expect(readdirSync(outDir)).toEqual(['face_landmarker.task']);
  });
});

describeShared('the real archive, damaged', (sharedDir) => {
  const original = join(sharedDir, 'models/face_landmarker.task');
  const outDir = mkdtempSync(join(tmpdir(), 'chinagraph-task-'));
  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  const member = (name: string): Uint8Array => {
    const archive = openZip(original);
    try {
      return archive.read(name);
    } finally {
      archive.close();
    }
  };

  it.each([
    ['face_landmarks_detector.tflite', buildLandmarksModel, 60],
    ['face_blendshapes.tflite', buildBlendshapesModel, 60],
  ] as const)('%s is refused or converted', (name, build, attempts) => {
    const bytes = member(name);
    const random = createRandom(11);
    // Most of the file is weights; the tables that a reader can stumble over are in its last fifth and its head.
    const tail = Math.floor(bytes.length * 0.8);
    const refused = refusals(attempts, (index) => {
      build(index % 3 === 0 ? damage(bytes, random, 0, 4096) : damage(bytes, random, tail));
    });
    expect(refused).toBeGreaterThan(attempts / 10);
  });

  it('the archive is refused or converted, never half written', async () => {
    const bytes = readFileSync(original);
    const random = createRandom(13);
    const taskPath = join(outDir, 'damaged.task');
    let refused = 0;
    for (let attempt = 0; attempt < 80; attempt++) {
      const from = attempt % 2 === 0 ? bytes.length - 600 : 0;
      writeFileSync(taskPath, damage(bytes, random, from, from + 600));
      await convertFaceLandmarker({ taskPath, outDir }).then(
        () => {
          rmSync(join(outDir, 'face-landmarks.onnx'));
          rmSync(join(outDir, 'face-blendshapes.onnx'));
        },
        (error: unknown) => {
          expect(error).toBeInstanceOf(CheckpointError);
          refused++;
        },
      );
      expect(readdirSync(outDir)).toEqual(['damaged.task']);
    }
    expect(refused).toBeGreaterThan(20);
  });
});
