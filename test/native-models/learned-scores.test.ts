/**
 * @file Learned scores over stand-in weights in the released formats. Expected numbers by implementations of others, given the same files: pyiqa 0.1.16
 * (CLIP-IQA's tower and pooling, PaQ-2-PiQ, TOPIQ and MANIQA with timm 1.0.31) over torch 1.13.0; NIMA's MobileNet by Keras 3.15.1 and TensorFlow 2.21.0, resized by Pillow;
 * ARNIQA's two passes by torchvision 0.14.1's ResNet-50 over torch 1.13.0, its halving by interpolate.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { joinParts, partsOf } from '../../electron/scorer/run-rows.ts';
import type { Picture, ScoreValue } from '../../native-models/adapters/index.ts';
import { convertModel } from '../../native-models/convert-model.ts';
import { familyOfModel, manifestOf } from '../../native-models/families/index.ts';
import { writeManiqa } from '../support/attention-network-files.ts';
import {
  writeArniqa,
  writeLpipsFiles,
  writeNima,
  writePaq2piq,
  writeResidualClip,
  writeTopiq,
} from '../support/network-files.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { feedSession, scoreWith } from '../support/score-with.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeHdf5 } from '../support/write-hdf5.ts';

const picture: Picture = { data: plasma(160, 128), widthPx: 160, heightPx: 128 };
const convert = (id: string, sourcePath: string) =>
  convertModel({ id, sourcePath, outDir: tempFolder(id), now: new Date(0) });

async function scores(id: string, sourcePath: string, pictures: readonly Picture[]): Promise<ScoreValue[]> {
  const { onnxPath } = await convert(id, sourcePath);
  const session = await openSession(onnxPath);
  const { purpose } = manifestOf(id);
  const adapter = await familyOfModel(id)!.adapter!(purpose.kind === 'score' ? purpose.settings : null);
  const found = await scoreWith(session, adapter, pictures);
  await session.release();
  return found;
}

test('CLIP-IQA: quality and every attribute, alone and in a batch', async () => {
  const file = writeResidualClip(tempFolder('clip-iqa'));
  const [score, again] = await scores('clip-iqa', file, [picture, picture]);
  expect(score!.headline).toBeCloseTo(0.498361, 5);
  const expected = {
    ...{ bright: 0.906366, clean: 0.450252, colourful: 0.555271, sharp: 0.582352, contrast: 0.641997 },
    ...{ complex: 0.710029, natural: 0.752818, happy: 0.695395, scary: 0.483272, new: 0.592577, warm: 0.778726 },
    ...{ real: 0.597799, beautiful: 0.432551, lonely: 0.990487, relaxing: 0.182049 },
  };
  expect(Object.keys(score!.attributes!)).toEqual(Object.keys(expected));
  for (const [name, value] of Object.entries(expected)) expect(score!.attributes![name]).toBeCloseTo(value, 5);
  expect(again!.headline).toBeCloseTo(score!.headline, 6);
  const { purpose } = manifestOf('clip-iqa');
  expect(Object.keys((purpose.kind === 'score' && purpose.output.attributes) || {})).toEqual(Object.keys(expected));
});

test('PaQ-2-PiQ', async () => {
  const [score] = await scores('paq2piq', writePaq2piq(tempFolder('paq2piq')), [picture]);
  expect(score!.headline).toBeCloseTo(-30.80380630493164, 3);
});

test('ARNIQA from encoder and regressor, and without the second file', async () => {
  const folder = tempFolder('arniqa');
  const file = writeArniqa(folder);
  // An odd size: the half leaves out the last row and column.
  const odd: Picture = { data: plasma(161, 129), widthPx: 161, heightPx: 129 };
  const [score] = await scores('arniqa-koniq', file, [odd]);
  expect(score!.headline).toBeCloseTo(43.468134707480594, 4);
  rmSync(join(folder, 'regressor_koniq10k.pth'));
  await expect(convert('arniqa-koniq', file)).rejects.toThrow('put regressor_koniq10k.pth into the same folder');
});

test('TOPIQ-NR where sides divide by nothing', async () => {
  const picture: Picture = { data: plasma(161, 129), widthPx: 161, heightPx: 129 };
  const [score] = await scores('topiq-nr-koniq', writeTopiq(tempFolder('topiq')), [picture]);
  expect(score!.headline).toBeCloseTo(0.2985117183, 5);
});

test('MANIQA, window by window, of a picture that is enlarged and of one that is not', async () => {
  const file = writeManiqa(tempFolder('maniqa'));
  const { onnxPath } = await convert('maniqa-koniq', file);
  const session = await openSession(onnxPath);
  const adapter = await familyOfModel('maniqa-koniq')!.adapter!(null);
  const score = async (widthPx: number, heightPx: number) => {
    const feeds = adapter.prepare([{ data: plasma(widthPx, heightPx), widthPx, heightPx }]);
    const outputs = [];
    for (const part of partsOf(feeds, adapter.rowsPerCall)) outputs.push(await feedSession(session, part));
    expect(outputs).toHaveLength(20);
    return adapter.decode(joinParts(outputs), 1)[0]!.headline;
  };
  expect(await score(161, 129)).toBeCloseTo(0.440463706, 6);
  expect(await score(300, 261)).toBeCloseTo(0.440228047, 6);
  await session.release();
});

test('NIMA, and files that are no weights of it', async () => {
  const file = await writeNima(tempFolder('nima'));
  const [score] = await scores('nima-aesthetic', file, [picture]);
  expect(score!.headline).toBeCloseTo(5.565469043329358, 4);
  expect(score!.distribution![0]).toBeCloseTo(0.13430210947990417, 5);
  expect(score!.distribution).toHaveLength(10);
  const bytes = readFileSync(file);
  const write = (name: string, content: Uint8Array) => {
    const path = join(tempFolder('nima'), name);
    writeFileSync(path, content);
    return path;
  };
  await expect(convert('nima-technical', write('short.hdf5', bytes.subarray(0, 3000)))).rejects.toThrow(
    'damaged, cut short',
  );
  await expect(convert('nima-technical', write('text.hdf5', Buffer.from('no weights')))).rejects.toThrow(
    'is no HDF5 file',
  );
  const few = join(tempFolder('nima'), 'few.hdf5');
  await writeHdf5(few, [{ name: 'conv1/kernel', dims: [3, 3, 3, 16], gain: 1, offset: 0 }]);
  await expect(convert('nima-technical', few)).rejects.toThrow('[3,3,3,16] where NIMA by MobileNet has [3,3,3,32]');
});

test('a file of another network is refused with what it lacks', async () => {
  const other = writeLpipsFiles(tempFolder('other'), 'squeeze');
  await expect(convert('clip-iqa', other)).rejects.toThrow(
    'this file is no CLIP checkpoint: it has no residual image tower',
  );
  await expect(convert('maniqa-koniq', other)).rejects.toThrow('this file is no MANIQA');
  await expect(convert('a-fine', other)).rejects.toThrow('this file is no A-FINE');
  await expect(convert('clip-vit-b-32', other)).rejects.toThrow('needs a second file');
  await expect(convert('paq2piq', other)).rejects.toThrow('this file is no PaQ-2-PiQ: "body.0.weight" is missing');
});
