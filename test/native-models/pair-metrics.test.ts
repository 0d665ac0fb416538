/**
 * @file LPIPS, DISTS and A-FINE over stand-in weights in the released formats. Expected: lpips 0.1.4 and DISTS-pytorch 0.1 (PyPI) over torchvision 0.14.1 and
 * torch 1.13.0, given the same files; A-FINE: pyiqa 0.1.16 in double precision, its sides made multiples of 32 as the authors' own program does. With the released heads of LPIPS, where they are at hand, likewise.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Picture } from '../../native-models/adapters/index.ts';
import { openPt } from '../../native-models/checkpoint/index.ts';
import { convertModel } from '../../native-models/convert-model.ts';
import { createPairAdapter } from '../../native-models/convnets/pair-adapter.ts';
import { writeAFine } from '../support/attention-network-files.ts';
import { writeDistsFiles, writeLpipsFiles } from '../support/network-files.ts';
import { openSession } from '../support/open-session.ts';
import { plasma } from '../support/plasma.ts';
import { feedSession } from '../support/score-with.ts';
import { describeShared } from '../support/shared.ts';
import { tempFolder } from '../support/temp-folder.ts';

const reference: Picture = { data: plasma(160, 128), widthPx: 160, heightPx: 128 };
const noisy: Picture = {
  ...reference,
  data: reference.data.map((value, i) => Math.min(255, Math.max(0, value + ((i * 7919) % 41) - 20))),
};
const convert = (id: string, sourcePath: string) =>
  convertModel({ id, sourcePath, outDir: tempFolder(id), now: new Date(0) });

/** Of the picture against itself, against the noisy one, and the other way round. */
async function distances(id: string, sourcePath: string): Promise<number[]> {
  const { onnxPath } = await convert(id, sourcePath);
  const session = await openSession(onnxPath);
  const pairs = createPairAdapter('distance');
  const inputs = pairs.prepare([
    { reference, test: reference },
    { reference, test: noisy },
    { reference: noisy, test: reference },
  ]);
  const found = pairs.decode(await feedSession(session, inputs), 3);
  await session.release();
  return found;
}

/** With the released heads. */
const released = { alex: 0.003691241145133972, squeeze: 0.008593443781137466 } as const;
const expected = { alex: 0.03153054416179657, vgg: 0.038322072476148605, squeeze: 0.05878080800175667 } as const;
test.each(Object.entries(expected))('LPIPS over %s', async (network, value) => {
  const file = writeLpipsFiles(tempFolder('lpips'), network as keyof typeof expected);
  const [same, far] = await distances(`lpips-${network}`, file);
  expect(same).toBe(0);
  expect(far).toBeCloseTo(value, 6);
});

test('DISTS', async () => {
  const [same, far] = await distances('dists', writeDistsFiles(tempFolder('dists')));
  expect(same).toBeCloseTo(0, 6);
  expect(far).toBeCloseTo(0.004064321517944336, 5);
});

test('A-FINE, which is no distance: the other way round is another number', async () => {
  const [same, far, turned] = await distances('a-fine', writeAFine(tempFolder('a-fine')));
  expect(same).toBeCloseTo(44.0965322, 3);
  expect(far).toBeCloseTo(54.9139199, 3);
  expect(turned).toBeCloseTo(58.9710473, 3);
});

test('a second file that is missing, another network and a head of another network are named', async () => {
  const dir = tempFolder('wrong');
  const alex = writeLpipsFiles(dir, 'alex');
  await expect(convert('lpips-squeeze', alex)).rejects.toThrow(
    'put lpips-squeeze.pth or squeeze.pth into the same folder',
  );
  const squeeze = writeLpipsFiles(dir, 'squeeze');
  await expect(convert('lpips-squeeze', alex)).rejects.toThrow('[64,3,11,11] where SqueezeNet 1.1 has [64,3,3,3]');
  await expect(convert('lpips-alex', join(dir, 'lpips-squeeze.pth'))).rejects.toThrow(
    'is no AlexNet: "features.0.weight"',
  );
  copyFileSync(join(dir, 'lpips-alex.pth'), join(dir, 'lpips-squeeze.pth'));
  await expect(convert('lpips-squeeze', squeeze)).rejects.toThrow('"lin1.model.1.weight" has the shape [1,192,1,1]');
});

describeShared('the released heads of LPIPS, in PyTorch’s format from before 2020', (shared) => {
  const weights = (network: string) => join(shared, 'metrics', 'weights', `lpips-${network}.pth`);
  test.each(Object.entries(released))('%s, over stand-in networks', async (network, value) => {
    const dir = tempFolder('heads');
    const file = writeLpipsFiles(dir, network as keyof typeof expected);
    copyFileSync(weights(network), join(dir, `lpips-${network}.pth`));
    const [, far] = await distances(`lpips-${network}`, file);
    expect(far).toBeCloseTo(value, 6);
  });

  test('cut short, or with more numbers than it has: refused', () => {
    const dir = tempFolder('legacy');
    const bytes = readFileSync(weights('alex'));
    const write = (name: string, content: Uint8Array) => {
      const file = join(dir, name);
      writeFileSync(file, content);
      return file;
    };
    expect(() => openPt(write('short.pth', bytes.subarray(0, 4000)))).toThrow('cut short');
    expect(() => openPt(write('index.pth', bytes.subarray(0, 900)))).toThrow('damaged');
    const lies = Buffer.from(bytes);
    // The first storage's length, eight bytes, follows the order of the storages.
    lies.writeBigInt64LE(1n << 40n, bytes.length - 4 * 1152 - 5 * 8);
    expect(() => openPt(write('lies.pth', lies))).toThrow('another length');
  });
});
