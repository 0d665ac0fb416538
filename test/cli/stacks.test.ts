/** @file Stacks by hand on the command line: listed, made, split, merged, taken apart, tried dry, taken back. */
import path from 'node:path';
import { expect, test } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('each is one step, kept between runs', { timeout: 300_000 }, async () => {
  const folder = path.join(tempFolder('stacks'), 'shoot');
  const catalog = tempFolder('catalog');
  const run = async (...words: string[]) => {
    const { code, stdout, stderr } = await runHere([...words, '--catalog', catalog]);
    // Whatever kind such small pictures are taken for.
    return code === 0 ? stdout.replaceAll(/^(burst|near-duplicate|panorama)/gm, 'stack') : `${code}: ${stderr}`;
  };
  /** Two bursts of three, an hour apart. */
  await writeSmallShoot(
    folder,
    [1, 1, 1, 5, 5, 5].map((seed, i) => ({
      ...{ name: `${i + 1}.jpg`, seed, widthPx: 480 + 8 * i },
      takenAt: `2026:06:14 1${i < 3 ? 4 : 5}:00:0${i % 3}`,
    })),
  );
  await run('index', folder);
  const found = 'stack: 1.jpg 2.jpg 3.jpg\nstack: 4.jpg 5.jpg 6.jpg\n';
  expect(await run('stacks', 'list', folder)).toBe(found);
  expect(await run('stacks', 'split', folder, '2.jpg', '--dry-run')).toBe(
    'Would split off 2 photos: 2.jpg 3.jpg\nDry run: nothing was changed.\n',
  );
  expect(await run('stacks', 'list', folder)).toBe(found);
  expect(await run('stacks', 'split', folder, '3.jpg')).toBe('Split a stack of 3 at 3.jpg.\n');
  expect(await run('stacks', 'list', folder)).toBe('stack, by hand: 1.jpg 2.jpg\nstack: 4.jpg 5.jpg 6.jpg\n');
  expect(await run('stacks', 'merge', folder, '3.jpg', path.join(folder, '6.jpg'))).toBe('Stacked 4 photos.\n');
  expect(await run('undo', folder)).toContain('Taken back in shoot: Stacked 4 photos.');
  expect(await run('stacks', 'split', folder, '1.jpg')).toContain('split at a photo that follows');
  expect(await run('stacks', 'take-out', folder, 'none.jpg')).toMatch(/^3: .*is not a photo the catalog knows/);
  expect(await run('stacks', 'split', folder)).toMatch(/^2: /);
  const { stacks } = JSON.parse(await run('stacks', 'list', folder, '--json')) as { stacks: object[] };
  expect(stacks[0]).toMatchObject({ byHand: true, photos: ['1.jpg', '2.jpg'] });
});
