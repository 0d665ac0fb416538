/** @file Small shoots rebuilt from public reports about suggestions, run whole. What is right stands in the README beside them; sets and order have tests of their own. */
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { describeShared } from '../../support/shared.ts';
import { age } from '../../support/small-shoot.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { idsOf, openAndSettle, testEngine } from '../../support/test-engine.ts';

describeShared('field reports', (sharedDir) => {
  /** "class: reasons" by name. */
  async function suggestionsOf(name: string): Promise<Record<string, string>> {
    const folder = path.join(tempFolder('field'), 'shoot');
    cpSync(path.join(sharedDir, 'cases', 'field', name), folder, { recursive: true });
    for (const entry of readdirSync(folder)) age(path.join(folder, entry));
    const engine = await testEngine();
    const { id } = await openAndSettle(engine, folder);
    const cards = await engine.client.photos.cards({ ids: await idsOf(engine, id) });
    return Object.fromEntries(
      cards.map(({ name, suggestion }) => {
        const reasons = suggestion!.reasons.map(({ code }) => code);
        return [name, `${suggestion!.class}: ${reasons.join(' ')}`];
      }),
    );
  }

  test('06: fog, stars and macro are no rejects, and the days beside them neither', async () => {
    const said = await suggestionsOf('06-nothing-steep');
    expect(Object.keys(said)).toHaveLength(11);
    expect(Object.entries(said).filter(([, words]) => words.startsWith('reject'))).toEqual([]);
    expect(said['macro.jpg']).not.toMatch(/soft|motion/);
  });

  test('01, 05, 11: what is in focus on another thing, and what streaks around one bird, is no reject; grain is no sharpness', async () => {
    const rejects = (said: Record<string, string>) =>
      Object.entries(said).flatMap(([name, words]) => (words.startsWith('reject') ? [name] : []));
    const portrait = await suggestionsOf('01-portrait-focus');
    expect(rejects(portrait)).not.toContainEqual(expect.stringContaining('face_in_focus'));
    // Without face models nobody knows that it is a portrait: no sure word for the background either, and the face is not called unsharp.
    expect(Object.values(portrait).filter((words) => words.startsWith('keep'))).toEqual([]);
    // The best says so; the two that are sharp behind differ by a tenth of a log odd, and either may be it: a new fit turned them round.
    const torn = Object.entries(portrait).filter(([, words]) => words.startsWith('undecided: focus-elsewhere'));
    expect(torn.map(([name]) => name)).toEqual([expect.stringContaining('background_in_focus')]);
    expect(portrait['0_face_in_focus.jpg']).not.toMatch(/ soft\b(?!er)/);
    expect(rejects(await suggestionsOf('11-panning/slow'))).toEqual([]);
    const grain = await suggestionsOf('05-grain');
    for (const name of ['S0_0_blur0_grain1.jpg', 'S1_0_blur0_grain1.jpg'])
      expect(grain[name]).toMatch(/sharpest-of-stack|best-of-stack/);
  });

  test('07: products on white are no rejects', async () => {
    const said = Object.values(await suggestionsOf('07-white-ground'));
    expect(said).toHaveLength(4);
    expect(said.filter((words) => words.startsWith('reject') || /bright|clipped/.test(words))).toEqual([]);
  });

  test('13: a screenshot is never called noisy', async () => {
    const said = await suggestionsOf('13-noise-claims');
    expect(said['Screenshot_20260516-150000.png']).toBe('undecided: screenshot');
    expect(Object.values(said).filter((words) => / noisy/.test(words))).toEqual([]);
  });
});
