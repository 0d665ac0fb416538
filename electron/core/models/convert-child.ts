/** @file Main module of the conversion process: one request in, one answer out. */
import { copyFile, open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointError } from '../../../native-models/checkpoint/index.ts';
import { converterVersion, convertModel } from '../../../native-models/convert-model.ts';
import { loadFamily } from '../../../native-models/families/index.ts';
import { hashFile } from '../work/hash-file.ts';
import { checkOnnx } from './check-onnx.ts';
import type { ConvertAnswer, ConvertedFile, ConvertRequest } from './convert-protocol.ts';
import type { FileRole } from './model-definition.ts';

/** Electron's utility process has a port where Node has an IPC channel. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}
const { parentPort } = process as unknown as { parentPort?: ParentPort };
const answer = (message: ConvertAnswer) => (parentPort ? parentPort.postMessage(message) : process.send?.(message));

const shares = { hashing: [0, 0.05], converting: [0.05, 1] } as const;

async function convert({ conversion, source, outDir }: ConvertRequest): Promise<ConvertAnswer> {
  if (conversion.kind === 'as-is') {
    const checked = await checkOnnx(source);
    if (!checked.ok) return { type: 'failed', message: checked.problem };
    const name = `${conversion.role}.onnx`;
    return { type: 'done', files: [await keep(source, join(outDir, name), name, conversion.role)], converter: '' };
  }
  if (conversion.kind === 'none') throw new Error('there is nothing to convert');
  let told = -1;
  const { record } = await convertModel({
    id: conversion.id,
    family: await loadFamily(conversion.family),
    sourcePath: source,
    outDir,
    now: new Date(),
    onProgress(step, fraction) {
      const [from, to] = shares[step];
      const percent = Math.floor((from + (to - from) * fraction) * 100);
      if (percent <= told) return;
      told = percent;
      answer({ type: 'progress', fraction: percent / 100 });
    },
  });
  const files = record.files.map(({ role, fileName, bytes, sha256 }) => ({
    role: role as FileRole,
    name: fileName,
    bytes,
    sha256,
  }));
  return { type: 'done', files, converter: `chinagraph ${converterVersion}` };
}

async function keep(source: string, path: string, name: string, role: ConvertedFile['role']): Promise<ConvertedFile> {
  await copyFile(source, path);
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
  return { role, name, bytes: (await stat(path)).size, sha256: await hashFile(path) };
}

function receive(request: ConvertRequest): void {
  convert(request).then(answer, (error: unknown) => {
    // A file that cannot be used is the user's to know; anything else is ours, and its stack belongs in the log.
    if (!(error instanceof CheckpointError)) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  });
}

if (parentPort) parentPort.on('message', ({ data }) => receive(data as ConvertRequest));
else process.on('message', (message) => receive(message as ConvertRequest));
process.on('disconnect', () => process.exit(0));
