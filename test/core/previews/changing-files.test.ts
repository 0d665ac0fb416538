import { promises as fs } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OpenPreviews, openPreviews, sourceOf } from './open-previews.ts';
import { noiseJpeg, randomNumbers } from './test-pictures.ts';

let open: OpenPreviews;
beforeAll(async () => {
  open = await openPreviews();
});
afterAll(() => open.close());

/** libvips on a path dies of SIGBUS in most of these; on bytes that Node read it never does. */
it('a file truncated or overwritten while it is decoded kills nothing', async () => {
  const jpeg = await noiseJpeg(1200, 900);
  await open.previews.develop(await open.add('warm.jpg', jpeg), { tiers: ['thumb'] });
  const [first] = open.pool.pids();
  const random = randomNumbers(5);
  const states = new Set<string>();
  for (let i = 0; i < 24; i++) {
    const file = path.join(open.dir, `changing-${i}.jpg`);
    await fs.writeFile(file, jpeg);
    const source = sourceOf(file, Buffer.concat([jpeg, Buffer.from([i])]));
    const work = open.previews.develop(source, { tiers: ['thumb', 'nav'], measures: true });
    await new Promise((resolve) => setTimeout(resolve, random() * 30));
    if (i % 2 === 0) await fs.truncate(file, 1_000);
    else await fs.writeFile(file, Buffer.alloc(jpeg.length, i), { flag: 'r+' });
    states.add((await work).state);
  }
  for (const state of states) expect(['ready', 'damaged', 'unreadable', 'corrupt']).toContain(state);
  // The decoder of the beginning is still among them: a death would have been followed by a new process.
  expect(open.pool.pids()).toContain(first);
});
