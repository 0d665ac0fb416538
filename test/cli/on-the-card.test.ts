/** @file Culling on the card itself, which is mounted read-only where that is allowed: nothing is written on it, and the keepers are copied. */
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { copiesIn, fingerprint, hashOf, writeFiles } from '../support/card.ts';
import { runCli } from '../support/run-cli.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('culled on the card, only the keepers are copied, and the card is as it was', { timeout: 300_000 }, async () => {
  const work = tempFolder('on-the-card');
  const card = path.join(work, 'CARD');
  await writeSmallShoot(path.join(card, 'DCIM/100CANON'), numbered(4));
  writeFiles(card, { 'DCIM/100CANON/IMG_0002.WAV': 'memo' });
  const before = fingerprint(card);
  const mounted = mountReadOnly(card, path.join(work, 'mounted'));
  const shoot = mounted ?? card;
  const photo = (n: number) => path.join(shoot, 'DCIM/100CANON', `IMG_000${n}.jpg`);
  const run = (...words: string[]) => runCli([...words, '--catalog', path.join(work, 'catalog')]);
  try {
    expect((await run('cull', shoot)).code).toBe(0);
    expect((await run('decide', photo(2), photo(4), '--pick')).code).toBe(0);
    const copied = await run('export', shoot, '--copy', path.join(work, 'Keepers'), '--json');
    expect([copied.code, JSON.parse(copied.stdout).result]).toMatchObject([0, { done: 3, failures: [] }]);
    expect(fingerprint(card)).toEqual(before);
    // A sidecar has no place on a card that is locked: said by name, nothing else is touched.
    const sidecars = await run('export', shoot, '--xmp', 'lightroom', '--only', 'picks');
    if (mounted) expect([sidecars.code, sidecars.stderr]).toEqual([4, expect.stringContaining('read-only')]);
  } finally {
    if (mounted) execFileSync('umount', ['-l', mounted]);
  }
  if (mounted) expect(fingerprint(card)).toEqual(before);
  expect(copiesIn(path.join(work, 'Keepers'))).toEqual(['IMG_0002.WAV', 'IMG_0002.jpg', 'IMG_0004.jpg']);
  expect(hashOf(path.join(work, 'Keepers/IMG_0004.jpg'))).toBe(hashOf(path.join(card, 'DCIM/100CANON/IMG_0004.jpg')));
});

/** The place where the card is mounted; null where this user may not mount. */
function mountReadOnly(card: string, place: string): string | null {
  mkdirSync(place);
  try {
    execFileSync('mount', ['--bind', card, place], { stdio: 'ignore' });
    execFileSync('mount', ['-o', 'remount,ro,bind', place], { stdio: 'ignore' });
    return place;
  } catch {
    return null;
  }
}
