/** @file A RAW of which only an index print can be seen: the photo's size is the sensor's, and nothing is suggested on the strength of the print. */
import { cpSync, mkdirSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { factsOf, isIndexPrint } from '../../../electron/core/results/facts.ts';
import { describeShared } from '../../support/shared.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

describe('size', () => {
  const header = (widthPx: number, heightPx: number) => ({
    verdict: null,
    orientation: 1,
    widthPx,
    heightPx,
    takenAt: null,
    takenOffset: null,
    camera: null,
  });
  const picture = (widthPx: number, heightPx: number) => ({
    state: 'ready' as const,
    problem: null,
    widthPx,
    heightPx,
  });

  it.each([
    [[6000, 4000], [160, 120], [6000, 4000], true],
    [[6000, 4000], [1616, 1080], [6000, 4000], false],
    [[6016, 4016], [6000, 4000], [6000, 4000], false],
    [[0, 0], [160, 120], [160, 120], false],
    [[320, 240], [320, 240], [320, 240], false],
  ] as const)('header %j, picture %j: %j', (of, seen, expected, print) => {
    const facts = factsOf(header(of[0], of[1]), picture(seen[0], seen[1]), null);
    expect([facts.widthPx, facts.heightPx]).toEqual(expected);
    expect(isIndexPrint(facts)).toBe(print);
    expect(facts.problem === null).toBe(!print);
  });
});

describeShared('a CRW with its print alone', (shared) => {
  it('keeps the size of its sensor over runs, says what was measured, and is left to the photographer', async () => {
    const folder = path.join(tempFolder('print'), 'photos');
    mkdirSync(folder);
    const file = path.join(folder, 'print.crw');
    cpSync(path.join(shared, 'cases/files/raw-size-becomes-thumb.crw'), file);
    utimesSync(file, new Date(Date.now() - 3_600_000), new Date(Date.now() - 3_600_000));
    const catalogDir = tempFolder('print-catalog');
    for (const run of ['first', 'second']) {
      const engine = await testEngine({ catalogDir });
      const { id } = await openAndSettle(engine, folder);
      const [card] = await engine.client.photos.cards({ ids: await idsOf(engine, id) });
      expect(card, run).toMatchObject({
        state: 'ready',
        widthPx: 2272,
        heightPx: 1704,
        problem: expect.stringContaining('index print'),
      });
      expect(card!.suggestion).toMatchObject({ class: 'undecided', reasons: [{ code: 'index-print' }] });
      await engine.close();
    }
  });
});
