import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isWholeJpeg } from '../../../electron/core/library/is-whole-jpeg.ts';
import type { FoundFile } from '../../../electron/core/library/walk-folder.ts';
import { numbered, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, testEngine } from '../../support/test-engine.ts';

test('a JPEG is whole at its last byte and at no earlier one', { timeout: 60_000 }, async () => {
  const folder = tempFolder('whole');
  const thumbnail = await smallJpeg({ widthPx: 64, heightPx: 48 });
  const plain = await smallJpeg({ takenAt: '2026:06:14 10:00:00' });
  // A thumbnail in an APP segment: its end of image is not the picture's.
  const segment = Buffer.concat([Buffer.from([0xff, 0xed, 0, 0]), thumbnail]);
  segment.writeUInt16BE(thumbnail.length + 2, 2);
  const jpeg = Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);
  const file = path.join(folder, 'a.jpg');
  const isWhole = (bytes: Buffer) => {
    writeFileSync(file, bytes);
    return isWholeJpeg(Buffer.from(folder), { relPath: Buffer.from('a.jpg'), sizeBytes: bytes.length } as FoundFile);
  };
  expect(await isWhole(jpeg)).toBe(true);
  for (let cut = 1; cut < jpeg.length; cut += cut < segment.length + 20 ? 1 : 97)
    expect(await isWhole(jpeg.subarray(0, cut)), `cut at ${cut} of ${jpeg.length}`).toBe(false);
  expect(await isWhole(Buffer.concat([jpeg, Buffer.alloc(4096)]))).toBe(false);
});

test('frames that come while the shoot is watched are listed when whole, also while it is worked on', {
  timeout: 120_000,
}, async () => {
  const folder = tempFolder('tether');
  await writeSmallShoot(folder, numbered(30));
  const engine = await testEngine({ isInteractive: true });
  const { id } = await engine.client.shoots.open({ place: engine.places.tokenFor(Buffer.from(folder)) });
  await engine.whenListed(id);
  const count = async () => (await idsOf(engine, id)).length;
  expect(await count()).toBe(30);
  // Still being indexed: the watcher must be on, which no call tells.
  await sleep(500);
  const late: number[] = [];
  for (let n = 0; n < 5; n++) {
    const bytes = await smallJpeg({ seed: 200 + n * 20, takenAt: `2026:06:14 16:0${n}:00` });
    const handle = openSync(path.join(folder, `LIVE_${n}.jpg`), 'w');
    writeSync(handle, bytes.subarray(0, bytes.length - 100));
    await sleep(60);
    expect(await count()).toBe(30 + n);
    writeSync(handle, bytes.subarray(bytes.length - 100));
    closeSync(handle);
    const from = performance.now();
    await expect.poll(count, { interval: 10, timeout: 20_000 }).toBe(31 + n);
    late.push(Math.round(performance.now() - from));
  }
  if (process.env.CHINAGRAPH_SAY) process.stderr.write(`listed after ms: ${late.join(' ')}\n`);
});
