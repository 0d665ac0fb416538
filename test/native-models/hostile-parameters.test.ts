/**
 * @file Every reader of parameter files over files that are cut short, damaged, or another reader's: what comes back is numbers or a CheckpointError, never
 * another error, and never without end.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  type Checkpoint,
  CheckpointError,
  openHdf5,
  openNpz,
  openPt,
  openTfjs,
  readMat,
  readPlainPickle,
} from '../../native-models/checkpoint/index.ts';
import { fromText } from '../../native-models/families/brisque/ranges.ts';
import { readLibsvm } from '../../native-models/families/brisque/support-vectors.ts';
import { inspectModel } from '../../native-models/onnx-read/index.ts';
import { frozenGraph } from '../../native-models/tensorflow/graph-schema.ts';
import { readFrozenGraph } from '../../native-models/tensorflow/index.ts';
import { writeLibsvm, writeMat, writeRanges } from '../support/parameter-files.ts';
import { smallServedModel } from '../support/small-musiq.ts';
import type { StandInTensor } from '../support/stand-in-weights.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeHdf5 } from '../support/write-hdf5.ts';
import { writeStandInNpz } from '../support/write-npz.ts';
import { writeStandInPt } from '../support/write-pt.ts';

const folder = tempFolder('hostile-parameters');
const tensors: StandInTensor[] = [
  { name: 'layer/kernel', dims: [3, 5], gain: 1, offset: 0 },
  { name: 'layer/bias', dims: [7], gain: 0.5, offset: 1 },
];
const matrix = { rows: 6, columns: 6, values: Array.from({ length: 36 }, (_, i) => i) };
const manifest = JSON.stringify([
  {
    weights: [
      { name: 'a', shape: [2, 3], dtype: 'float32' },
      { name: 'b', shape: [4], dtype: 'float32', quantization: { dtype: 'uint8', scale: 0.5, min: -1 } },
    ],
    paths: ['numbers.bin'],
  },
]);
const written = async (write: (file: string) => unknown): Promise<Buffer> => {
  const file = path.join(folder, 'made');
  await write(file);
  const bytes = readFileSync(file);
  rmSync(file);
  return bytes;
};
const everyTensor = (checkpoint: Checkpoint) => {
  for (const tensor of checkpoint.tensors.values()) tensor.readFloat32();
  checkpoint.close();
};
const node = [
  {
    name: 'input',
    op: 'Placeholder',
    attr: [{ key: 'shape', value: { shape: { dim: [{ size: 1 }, { size: 96 }] } } }],
  },
  {
    name: 'kernel',
    op: 'Const',
    attr: [
      { key: 'value', value: { tensor: { dtype: 1, shape: { dim: [{ size: 4 }] }, content: Buffer.alloc(16, 1) } } },
    ],
  },
];

interface Reader {
  /** What it refuses with; a CheckpointError when left out. */
  readonly refusals?: readonly unknown[];
  readonly make: () => Promise<Buffer> | Buffer;
  readonly read: (file: string, bytes: Buffer) => unknown;
}
const readers: Readonly<Record<string, Reader>> = {
  'MATLAB 5': {
    make: () => writeMat({ mu_prisparam: matrix, cov_prisparam: matrix }),
    read: (_, bytes) => readMat(bytes),
  },
  LIBSVM: {
    make: () => Buffer.from(writeLibsvm([1, -2, 3])),
    read: (_, bytes) => readLibsvm(bytes.toString('latin1'), 36),
  },
  "svm-scale's ranges": {
    make: () => Buffer.from(writeRanges(36)),
    read: (_, bytes) => fromText(bytes),
  },
  'a pickle of ranges': {
    // pickle.dumps({'min_': [1, 2.5], 'max_': (3, None)}, protocol=2)
    make: () =>
      Buffer.from(
        '80027d71002858040000006d696e5f71015d7102284b014740040000000000006558040000006d61785f71034b034e867104752e',
        'hex',
      ),
    read: (_, bytes) => readPlainPickle(bytes),
  },
  HDF5: {
    make: () => written((file) => writeHdf5(file, tensors)),
    read: async (file) => everyTensor(await openHdf5(file)),
  },
  'a torch checkpoint': {
    make: () => written((file) => writeStandInPt(file, tensors)),
    read: (file) => everyTensor(openPt(file)),
  },
  'NumPy arrays': {
    make: () => written((file) => writeStandInNpz(file, tensors)),
    read: (file) => everyTensor(openNpz(file)),
  },
  'TensorFlow.js': { make: () => Buffer.from(manifest), read: (file) => everyTensor(openTfjs(file)) },
  'a frozen graph': {
    make: () => Buffer.from(frozenGraph.encode(frozenGraph.fromObject({ node })).finish()),
    read: (file) => readFrozenGraph(file),
  },
  ONNX: {
    make: () => Buffer.from(smallServedModel(1)),
    read: (_, bytes) => inspectModel(bytes),
    refusals: [Error, RangeError],
  },
};

const good = new Map<string, Buffer>();
beforeAll(async () => {
  writeFileSync(path.join(folder, 'numbers.bin'), Buffer.alloc(28, 63));
  for (const [name, { make }] of Object.entries(readers)) good.set(name, await make());
});

/** What it threw; null where it read something. */
async function failureOf({ read }: Reader, bytes: Buffer): Promise<unknown> {
  const file = path.join(folder, 'one');
  writeFileSync(file, bytes);
  try {
    await read(file, bytes);
    return null;
  } catch (error) {
    return error;
  }
}

/** Files of a kind with something wrong, the same in every run. */
function* damaged(bytes: Buffer): Generator<readonly [string, Buffer]> {
  for (let part = 0; part < 24; part++) {
    const length = Math.floor((bytes.length * part) / 24);
    yield [`cut to ${length}`, bytes.subarray(0, length)];
  }
  let seed = 7;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (let round = 0; round < 120; round++) {
    const changed = Buffer.from(bytes);
    // Structure lies at the ends of files, numbers between.
    const at =
      round % 2 === 0
        ? next(bytes.length)
        : next(2) === 0
          ? next(Math.min(300, bytes.length))
          : bytes.length - 1 - next(Math.min(300, bytes.length));
    changed[at] = round % 3 === 0 ? 0xff : next(256);
    yield [`byte ${at} is ${changed[at]}`, changed];
  }
}

test.each(Object.entries(readers))('%s', { timeout: 60_000 }, async (name, reader) => {
  const refusals = reader.refusals ?? [CheckpointError];
  const kindOf = (failure: unknown) => (failure as Error).constructor;
  expect(await failureOf(reader, good.get(name)!)).toBeNull();
  for (const [what, bytes] of damaged(good.get(name)!)) {
    const failure = await failureOf(reader, bytes);
    if (failure !== null) expect(refusals, `${what}: ${String(failure)}`).toContain(kindOf(failure));
  }
  for (const [other, bytes] of good) {
    if (other === name) continue;
    expect(refusals, `given ${other}`).toContain(kindOf(await failureOf(reader, bytes)));
  }
});
