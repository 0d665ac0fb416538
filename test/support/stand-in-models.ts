/**
 * @file Stand-in checkpoints and what our converter makes of them, written once and shared by all tests of a machine.
 * Converted models are kept per state of the converter's sources: a changed converter converts again.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { convertModel } from '../../native-models/convert-model.ts';
import { liqeTensors, musiqTensors } from './stand-in-weights.ts';
import { writeStandInNpz } from './write-npz.ts';
import { writeStandInPt } from './write-pt.ts';

export type StandInId = 'musiq-koniq' | 'musiq-ava' | 'liqe-mix';

const folder = join(process.env.CHINAGRAPH_STAND_INS ?? tmpdir(), 'chinagraph-stand-in-1');
/** A holder of a lock touches it every few seconds; one that was not touched for this long is dead. */
const staleAfterMs = 60_000;
/** Models of an earlier converter may be in use by tests that run at the same time. */
const keepMs = 30 * 60_000;

const writers: Readonly<Record<StandInId, { fileName: string; write: (path: string) => void }>> = {
  'musiq-koniq': { fileName: 'koniq_ckpt.npz', write: (path) => writeStandInNpz(path, musiqTensors(1)) },
  'musiq-ava': { fileName: 'ava_ckpt.npz', write: (path) => writeStandInNpz(path, musiqTensors(10)) },
  'liqe-mix': { fileName: 'liqe_mix.pt', write: (path) => writeStandInPt(path, liqeTensors()) },
};

/** Makes `path` once, whatever number of processes ask for it at the same time. */
async function makeOnce(path: string, make: (temporaryPath: string) => void | Promise<void>): Promise<void> {
  const lock = `${path}.lock`;
  for (;;) {
    if (existsSync(path)) return;
    try {
      mkdirSync(lock);
      break;
    } catch {
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > staleAfterMs) rmSync(lock, { recursive: true, force: true });
      await wait(100);
    }
  }
  const touching = setInterval(() => utimesSync(lock, new Date(), new Date()), 2_000);
  const temporaryPath = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    if (existsSync(path)) return;
    await make(temporaryPath);
    renameSync(temporaryPath, path);
  } finally {
    clearInterval(touching);
    rmSync(temporaryPath, { recursive: true, force: true });
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Path of a stand-in checkpoint in the format and under the name of the released one. */
export async function standInCheckpoint(id: StandInId): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const { fileName, write } = writers[id];
  const path = join(folder, fileName);
  await makeOnce(path, write);
  return path;
}

/** The face models' sources do not touch MUSIQ and LIQE. */
const isConverterSource = (file: string): boolean => !/^(faces|tflite|onnx-read)\b/.test(file);

function sourcesHash(): string {
  const root = fileURLToPath(new URL('../../native-models', import.meta.url));
  const hash = createHash('sha256');
  for (const file of globSync('**/*.ts', { cwd: root }).filter(isConverterSource).sort())
    hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}

/** Folder with `<id>.onnx` and `<id>.json`, converted from the stand-in checkpoint by the current converter. */
export async function standInModel(id: StandInId): Promise<{ onnxPath: string; recordPath: string }> {
  const sourcePath = await standInCheckpoint(id);
  const outDir = join(folder, `${id}-${sourcesHash()}`);
  await makeOnce(outDir, async (temporaryPath) => {
    for (const old of globSync(`${id}-*`, { cwd: folder })) {
      const ageMs = Date.now() - (statSync(join(folder, old), { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (/^[a-z-]+-[0-9a-f]{12}$/.test(old) && ageMs > keepMs)
        rmSync(join(folder, old), { recursive: true, force: true });
    }
    mkdirSync(temporaryPath);
    await convertModel({ id, sourcePath, outDir: temporaryPath, now: new Date(0) });
  });
  return { onnxPath: join(outDir, `${id}.onnx`), recordPath: join(outDir, `${id}.json`) };
}
