/** @file Children of another V8: what is said to them is text, and nothing of it is lost. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DecoderJob, DecoderReply } from '../../../electron/core/previews/decoder/protocol.ts';
import { fromText, toText } from '../../../electron/core/work/bytes-in-json.ts';
import { launchWithNode } from '../../../electron/core/work/launch-child.ts';
import { writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('text carries bytes of every kind, and numbers that JSON has not', () => {
  const message = {
    bytes: Uint8Array.of(1, 255),
    floats: Float32Array.of(0.5, Number.NaN),
    words: Uint16Array.of(65_535),
    deep: [{ limit: Number.POSITIVE_INFINITY, nothing: null, text: '$bytes' }],
  };
  expect(fromText(toText(message))).toEqual(message);
  expect(fromText(toText({ bytes: Buffer.from('ab') }))).toEqual({ bytes: Uint8Array.of(97, 98) });
  expect(() => toText(new BigInt64Array(1))).toThrow('cannot be sent');
});

test('a decoder in another Node develops a picture', async () => {
  const folder = tempFolder('apart');
  await writeSmallShoot(folder, [{ name: 'a.jpg', seed: 1 }]);
  const decoder = new URL('../../../electron/core/previews/decoder/main.ts', import.meta.url);
  const child = launchWithNode(process.execPath)(decoder, { maxHeapMb: 256 });
  const tier = path.join(folder, 'thumb.jpg');
  const job: DecoderJob = {
    id: 7,
    source: { path: Buffer.from(path.join(folder, 'a.jpg')), kind: 'jpeg', format: 'jpeg', orientation: 1 },
    want: { tiers: [{ tier: 'thumb', file: tier }], measures: true, scored: [], crops: [] },
    maxPixels: 100_000_000,
  };
  const developed = await new Promise<DecoderReply>((resolve, reject) => {
    child.onExit((exit) => reject(new Error(JSON.stringify(exit))));
    child.onMessage((message) => {
      const reply = message as DecoderReply;
      if (reply.type === 'hello') child.send(job);
      if (reply.type === 'developed') resolve(reply);
    });
  });
  child.kill();
  expect(developed).toMatchObject({ id: 7, developed: { state: 'ready', look: expect.any(Uint8Array) } });
  expect(existsSync(tier)).toBe(true);
});

test('a Node that is not there is a child that ended', async () => {
  const child = launchWithNode('/no/such/node')(new URL('file:///x.js'));
  expect(await new Promise((resolve) => child.onExit(resolve))).toEqual({ code: 1, signal: null });
});
