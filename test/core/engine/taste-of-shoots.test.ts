/** @file A taste learnt from the decisions of two shoots turns the order of a third, and is unlearnt as they are taken back. */
import { expect, it } from 'vitest';
import { writeDarkerSeconds } from '../../support/darker-seconds.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

it('learns darker frames from two shoots, ranks a third by it, and unlearns what is undone', async () => {
  const engine = await testEngine({ catalogDir: tempFolder('taste-catalog') });
  const opened = async (seed: number, bursts: number) => {
    const folder = tempFolder(`taste-${seed}`);
    await writeDarkerSeconds(folder, bursts, seed);
    const { id } = await openAndSettle(engine, folder);
    const ids = await idsOf(engine, id);
    return { id, ids };
  };
  const darkFirst = async ({ id, ids }: Awaited<ReturnType<typeof opened>>) => {
    const stacks = await engine.client.photos.stacks({ folderId: id });
    return stacks.filter(({ bestId }) => ids.indexOf(bestId!) % 2 === 1).length;
  };
  const before = await darkFirst(await opened(3, 8));
  const shoots = [await opened(1, 8), await opened(2, 8)];
  for (const { ids } of shoots) {
    await engine.client.decisions.apply({ ids: ids.filter((_, i) => i % 2 === 1), change: { flag: 'pick' } });
    await engine.client.decisions.apply({ ids: ids.filter((_, i) => i % 2 === 0), change: { flag: 'reject' } });
  }
  const [learnt] = await engine.client.taste.list({});
  expect(learnt).toMatchObject({ isOn: true, shoots: 2, stacks: 16 });
  expect(learnt!.says).toContain('You keep darker frames');
  expect(learnt!.personal).toBeGreaterThan(learnt!.shared);
  expect(await darkFirst(await opened(3, 8))).toBeGreaterThan(before + 2);

  await engine.client.decisions.apply({ ids: shoots[1]!.ids, change: { flag: 'none' } });
  expect((await engine.client.taste.list({}))[0]!.isOn).toBe(false);
  await engine.close();
}, 120_000);
