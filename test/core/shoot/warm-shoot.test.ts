/** The shoot that was open last is read ahead: the same as if it were read when opened, whatever happened between. */
import { expect, test } from 'vitest';
import type { FolderId } from '../../../electron/contract/ids.ts';
import type { ShootPhoto } from '../../../electron/core/shoot/shoot-photo.ts';
import { createWarmShoot, finish } from '../../../electron/core/shoot/warm-shoot.ts';
import { numbered, writeSmallShoot } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { openAndSettle, testEngine } from '../../support/test-engine.ts';

const [mine, other] = [1 as FolderId, 2 as FolderId];
const photos = [{ name: 'A' }, { name: 'B' }] as ShootPhoto[];

function rig(fails = false) {
  const state = { changes: 'a', steps: 0 };
  const warm = createWarmShoot({
    changes: () => state.changes,
    *read() {
      for (let step = 0; step < 3; step++) {
        state.steps++;
        if (fails && step === 1) throw new Error('the disk went');
        yield;
      }
      return photos;
    },
  });
  return { state, warm };
}

test('is read by itself, or to the end by who opens it, once', async () => {
  const { state, warm } = rig();
  warm.begin(mine);
  expect(state.steps).toBe(0);
  expect(warm.take(mine)).toBe(photos);
  expect(state.steps).toBe(3);
  expect(warm.take(mine)).toBeNull();
  warm.begin(mine);
  await expect.poll(() => state.steps).toBe(6);
  expect(warm.take(mine)).toBe(photos);
});

test('is worth nothing for another shoot, after a write, after a failure, or when it was stopped', async () => {
  const { state, warm } = rig();
  warm.begin(mine);
  expect(warm.take(other)).toBeNull();
  expect(warm.take(mine)).toBeNull();
  warm.begin(mine);
  state.changes = 'b';
  expect(warm.take(mine)).toBeNull();
  warm.begin(mine);
  warm.stop();
  expect(warm.take(mine)).toBeNull();
  const failing = rig(true);
  failing.warm.begin(mine);
  await expect.poll(() => failing.state.steps).toBe(2);
  expect(failing.warm.take(mine)).toBeNull();
});

test('of a catalog: what is decided and shelved between counts', async () => {
  const folder = tempFolder('warm');
  await writeSmallShoot(folder, numbered(4));
  const catalogDir = tempFolder('catalog');
  const first = await testEngine({ catalogDir });
  const { id: folderId } = await openAndSettle(first, folder);
  const list = async (engine: typeof first) => {
    const { ids } = await engine.client.photos.ids({
      folderId,
      filter: {},
      sort: { by: 'time', descending: false },
      stacks: 'open',
    });
    return engine.client.photos.cards({ ids });
  };
  const before = await list(first);
  await first.close();

  const again = await testEngine({ catalogDir, isInteractive: true, background: 'none' });
  // Long enough for all of it to be read.
  await new Promise((done) => setTimeout(done, 400));
  await again.client.shoots.reopen({ folderId });
  const cards = await list(again);
  expect(cards.map(({ name, takenAt, decision }) => ({ name, takenAt, decision }))).toEqual(
    before.map(({ name, takenAt, decision }) => ({ name, takenAt, decision })),
  );
  await again.client.decisions.apply({ ids: [cards[0]!.id], change: { flag: 'pick' } });
  await again.close();

  // The step of a shoot that is not open is taken back before it is opened.
  const third = await testEngine({ catalogDir, isInteractive: true, background: 'none' });
  await new Promise((done) => setTimeout(done, 400));
  await third.client.decisions.undo({ folderId, elsewhere: true });
  expect((await list(third)).map(({ decision }) => decision.flag)).toEqual(['none', 'none', 'none', 'none']);
  await third.close();
});

test('steps end in what they came to', () => {
  expect(
    finish(
      (function* () {
        yield;
        return 7;
      })(),
    ),
  ).toBe(7);
});
