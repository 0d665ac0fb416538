import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plasma } from '../support/plasma.ts';
import { describeShared } from '../support/shared.ts';
import { fillTensor, liqeTensors, musiqTensors, type StandInTensor } from '../support/stand-in-weights.ts';

type Listed = Record<string, [dims: number[], gain: number, offset: number]>;
const listed = (tensors: readonly StandInTensor[]): Listed =>
  Object.fromEntries(tensors.map(({ name, dims, gain, offset }) => [name, [[...dims], gain, offset]]));

test('a plasma picture has the expected bytes', () => {
  expect(createHash('sha256').update(plasma(257, 321)).digest('hex')).toBe(
    'd8bab6685aed72a078c8ae088d0696e03b9214228bf5940cbc81b73ebf26e2fe',
  );
});

describeShared('stand-in weights', (sharedDir) => {
  const read = (file: string) => JSON.parse(readFileSync(join(sharedDir, 'parity', file), 'utf8'));

  test('the lists derived from the architectures are the published ones', () => {
    const { musiqMos, musiqAesthetic, liqe } = read('tensors.json') as Record<string, Listed>;
    expect(listed(musiqTensors(1))).toEqual(musiqMos);
    expect(listed(musiqTensors(10))).toEqual({ ...musiqMos, ...musiqAesthetic });
    expect(listed(liqeTensors())).toEqual(liqe);
  });

  test('the numbers are the published ones', () => {
    const probes = read('weight-probes.json') as Record<
      string,
      { shape: number[]; gain: number; offset: number; first: number[] }
    >;
    for (const [name, { shape, gain, offset, first }] of Object.entries(probes)) {
      expect([...fillTensor({ name, dims: shape, gain, offset }).subarray(0, first.length)]).toEqual(first);
    }
  });
});
