/** @file A learned metric of two pictures from import to numbers: proved, listed by name, its limits said, gone when removed. */
import { expect, test } from 'vitest';
import type { InstallEvent } from '../../../electron/contract/model.ts';
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';
import { say } from '../../../texts/say.ts';
import { writeLpipsFiles } from '../../support/network-files.ts';
import { plasma } from '../../support/plasma.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { testEngine } from '../../support/test-engine.ts';

const last = async (events: AsyncGenerator<InstallEvent>) => {
  let event: InstallEvent | null = null;
  for await (event of events);
  return event;
};

test('LPIPS is imported, proves itself and compares', async () => {
  const engine = await testEngine({ catalogDir: tempFolder('catalog'), background: 'none' });
  const { scoring, client } = engine;
  const file = writeLpipsFiles(tempFolder('lpips'), 'alex');
  // Its name says how the published file's hash begins; this is another.
  expect(await last(scoring.models.importFile('lpips-alex', file, false))).toMatchObject({
    ...{ type: 'refused', problem: expect.stringMatching(/hashPublished.*7be5be79/) },
  });
  expect(scoring.metrics()).toEqual([]);
  expect(await last(scoring.models.importFile('lpips-alex', file, true))).toMatchObject({ type: 'installed' });
  await scoring.refresh();
  expect(scoring.metrics()).toEqual(['lpips-alex']);
  expect((await client.models.list({})).find(({ id }) => id === 'lpips-alex')).toMatchObject({ purpose: 'compare' });

  const reference: Pixels = { data: plasma(160, 128), widthPx: 160, heightPx: 128 };
  const darker: Pixels = { ...reference, data: reference.data.map((value) => value >> 1) };
  const signal = new AbortController().signal;
  const far = (await scoring.compare(['lpips-alex'], { reference, test: darker }, signal)).get('lpips-alex');
  const same = (await scoring.compare(['lpips-alex'], { reference, test: reference }, signal)).get('lpips-alex');
  expect(same?.value).toBe(0);
  expect(far?.value).toBeGreaterThan(0.001);
  const tiny: Pixels = { data: new Uint8Array(20 * 20 * 3), widthPx: 20, heightPx: 20 };
  expect(
    (await scoring.compare(['lpips-alex'], { reference: tiny, test: tiny }, signal)).get('lpips-alex'),
  ).toMatchObject({
    ...{ value: null, because: say('metric.tooSmall', { leastPx: 64, sidePx: 20 }) },
  });
  await engine.close();
}, 60_000);
