/** @file A scan that is paused stands still between two files, new folder or known one, and goes on or is cancelled from there. */
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type Catalog, openCatalog } from '../../../electron/core/catalog/open-catalog.ts';
import { scanFolder } from '../../../electron/core/library/scan/scan-folder.ts';
import { systemClock } from '../../../electron/core/work/clock.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { jpeg, put, tempFolder } from './temp-folder.ts';

const open: Catalog[] = [];
afterEach(async () => {
  for (const catalog of open.splice(0)) await catalog.close();
});

async function shoot() {
  const root = await tempFolder();
  const dir = path.join(await tempFolder(), 'catalog');
  const catalog = await openCatalog({ dir, clock: systemClock, log: silentLog });
  open.push(catalog);
  const { id } = catalog.folders.add(Buffer.from(root), 'shoot');
  const add = async (from: number, to: number) => {
    const bytes = await jpeg();
    for (let i = from; i < to; i++) await put(root, `IMG_${i}.jpg`, Buffer.concat([bytes, Buffer.from(`${i}`)]));
  };
  return { root, catalog, id, add, count: () => catalog.photos.ofFolder(id).length };
}

/** Lets `passes` through, then holds until resumed or aborted. */
function pauseAfter(passes: number, signal?: AbortSignal) {
  const held = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  signal?.addEventListener('abort', () => held.resolve());
  let left = passes;
  return {
    reached: reached.promise,
    resume: () => held.resolve(),
    asked: () => passes - left,
    untilResumed: async () => {
      left -= 1;
      if (left >= 0) return;
      reached.resolve();
      await held.promise;
      signal?.throwIfAborted();
    },
  };
}
const aMoment = () => new Promise((done) => setTimeout(done, 150));

it.each([
  ['a new folder', 0],
  ['a folder known already', 3],
])('paused in %s, nothing more is read or stored until it is resumed', async (_, known) => {
  const { catalog, id, add, count } = await shoot();
  const scan = (untilResumed?: () => Promise<void>) =>
    scanFolder({
      folder: catalog.folders.get(id)!,
      catalog,
      clock: systemClock,
      ...(untilResumed && { untilResumed }),
    });
  await add(0, known);
  if (known > 0) await scan();
  await add(known, 30);
  const pause = pauseAfter(8);
  const scanned = scan(pause.untilResumed);
  await pause.reached;
  await aMoment();
  // Whoever was under way has come to the gate; nobody has gone through.
  const asked = pause.asked();
  expect(count()).toBe(known);
  await aMoment();
  expect([count(), pause.asked()]).toEqual([known, asked]);
  pause.resume();
  expect(await scanned).toMatchObject({ state: 'online', files: 30 });
  expect(count()).toBe(30);
});

it('paused between two parts of a large folder, the first part is there; cancelled then, it stays', async () => {
  const { catalog, id, add, count } = await shoot();
  await add(0, 230);
  const stop = new AbortController();
  const pause = pauseAfter(200, stop.signal);
  const scanned = scanFolder({
    folder: catalog.folders.get(id)!,
    catalog,
    clock: systemClock,
    signal: stop.signal,
    untilResumed: pause.untilResumed,
  });
  await pause.reached;
  await aMoment();
  expect(count()).toBe(200);
  stop.abort(new Error('enough'));
  await expect(scanned).rejects.toThrow('enough');
  expect(count()).toBe(200);
});
