/** @file The page docs/workflow.md, walked on the command line: two cards, two photographers, one shoot, to Lightroom. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exiftoolPath } from 'exiftool-vendored';
import { expect, test } from 'vitest';
import { copiesIn, fingerprint, writeFiles } from '../support/card.ts';
import { runCli } from '../support/run-cli.ts';
import { smallJpeg } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

const frames = (camera: string, times: readonly string[], seed: number) =>
  Promise.all(times.map((time, n) => smallJpeg({ camera, seed: seed + n, takenAt: `2026:06:14 ${time}` })));

test('a wedding from two cards and two photographers to Lightroom', { timeout: 300_000 }, async () => {
  const work = tempFolder('wedding');
  const at = (...parts: string[]) => path.join(work, ...parts);
  const run = (...words: string[]) => runCli([...words, '--catalog', at('catalog')]);
  const ok = async (...words: string[]) => {
    const { code, stdout, stderr } = await run(...words);
    expect([code, stderr]).toEqual([0, expect.any(String)]);
    return stdout;
  };
  // Anna's clock is right; Ben's is an hour and five seconds behind. Both took the cake.
  const anna = await frames('R5', ['14:00:00', '15:00:00', '16:00:00'], 1);
  const ben = await frames('Z8', ['13:30:00', '13:59:55', '14:30:00'], 40);
  writeFiles(at('CARD_A'), Object.fromEntries(anna.map((bytes, n) => [`DCIM/100EOSR5/A_000${n + 1}.JPG`, bytes])));
  writeFiles(at('CARD_A'), { 'DCIM/100EOSR5/A_0002.WAV': 'the cake' });
  writeFiles(at('CARD_B'), Object.fromEntries(ben.map((bytes, n) => [`DCIM/100NCZ_8/B_000${n + 1}.JPG`, bytes])));
  const cards = [fingerprint(at('CARD_A')), fingerprint(at('CARD_B'))];
  mkdirSync(at('Backup'));

  // 1. The cards.
  for (const [card, who] of [
    ['CARD_A', 'Anna'],
    ['CARD_B', 'Ben'],
  ] as const) {
    const words = ['ingest', at(card), '--to', at('Wedding', who), '--second', at('Backup', who)];
    const names = ['--rename', '{job}_{date}_{seq:4}', '--job', who];
    expect(await ok(...words, ...names, '--dry-run')).toContain('nothing was written');
    expect(await ok(...words, ...names)).toContain(`The card may be formatted.`);
  }
  expect([fingerprint(at('CARD_A')), fingerprint(at('CARD_B'))]).toEqual(cards);
  expect(copiesIn(at('Wedding'))).toEqual(copiesIn(at('Backup')));
  expect(copiesIn(at('Wedding', 'Anna'))).toContain('2026-06-14/Anna_2026-06-14_0002.WAV');
  const photo = (who: string, n: number) => at('Wedding', who, '2026-06-14', `${who}_2026-06-14_000${n}.JPG`);

  // 2. One shoot, in true order.
  const shoot = (await ok('gather', at('Wedding', 'Anna'), at('Wedding', 'Ben'), '--name', 'Wedding')).trim();
  const inShoot = (who: string, n: number) => path.join(shoot, who, '2026-06-14', path.basename(photo(who, n)));
  // By its path, or by its name in the shoot.
  const byName = path.relative(shoot, inShoot('Anna', 2));
  const clocks = await ok('clock', shoot, '--of', inShoot('Ben', 2), '--like', byName);
  expect(clocks).toContain('clock +1:00:05');

  // 3. Decide, by hand and by the client's list.
  await ok('cull', shoot);
  await ok('decide', inShoot('Anna', 2), inShoot('Ben', 2), '--pick', '--stars', '4');
  writeFileSync(at('from-the-couple.txt'), 'Ben_2026-06-14_0003\nAnna_2026-06-14_0001.JPG\n');
  expect(await ok('decide', shoot, '--from-list', at('from-the-couple.txt'), '--pick')).toContain('2 photos');
  await ok('filters', 'save', 'Album', '{"stars":{"min":4}}');
  expect(await ok('filters', 'show', 'album', shoot)).toMatch(/Anna_.*_0002\.JPG\nBen_.*_0002\.JPG\n2 photos\./);
  const list = JSON.parse(await readList(ok, shoot, at('all.json')));
  expect(
    list.photos.map((row: { path: string }) => path.basename(row.path, '.JPG').replace('_2026-06-14_000', '')),
  ).toEqual(['Anna1', 'Ben1', 'Anna2', 'Ben2', 'Ben3', 'Anna3']);

  // 4. To Lightroom: sidecars for what reads them, a list for the plug-in, the keepers in a folder of their own.
  const plan = await ok('export', shoot, '--xmp', 'lightroom', '--dry-run');
  expect(plan).toContain('nothing was written');
  await ok('export', shoot, '--xmp', 'lightroom', '--times');
  const xmp = at('Wedding', 'Ben', '2026-06-14', 'Ben_2026-06-14_0002.xmp');
  const read = execFileSync(await exiftoolPath(), [
    '-j',
    '-XMP-xmp:Rating',
    '-XMP-xmpDM:Pick',
    '-XMP-exif:DateTimeOriginal',
    '-n',
    xmp,
  ]).toString();
  expect(JSON.parse(read)[0]).toMatchObject({
    ...{ Rating: 4, Pick: 1 },
    DateTimeOriginal: expect.stringContaining('2026:06:14 15:00:00'),
  });
  const inside = ['export', shoot, '--embed', 'lightroom', '--only', 'filter:Album'];
  expect(await ok(...inside, '--dry-run')).toContain('Metadata into the files of 2 photos that “Album” shows');
  await ok(...inside, '--confirm', '2');
  const within = execFileSync(await exiftoolPath(), ['-s3', '-XMP-xmp:Rating', photo('Ben', 2)]).toString();
  expect(within.trim()).toBe('4');
  await ok('export', shoot, '--put-back');
  await ok('export', shoot, '--list', 'json', '-o', at('picks.json'), '--only', 'picks');
  expect(JSON.parse(readFileSync(at('picks.json'), 'utf8'))).toMatchObject({
    schema: 'chinagraph/list@1',
    photos: { length: 4 },
  });
  await ok('export', shoot, '--copy', at('Keepers'));
  expect(copiesIn(at('Keepers'))).toEqual([
    'Anna_2026-06-14_0001.JPG',
    'Anna_2026-06-14_0001.xmp',
    'Anna_2026-06-14_0002.JPG',
    'Anna_2026-06-14_0002.WAV',
    'Anna_2026-06-14_0002.xmp',
    'Ben_2026-06-14_0002.JPG',
    'Ben_2026-06-14_0002.xmp',
    'Ben_2026-06-14_0003.JPG',
    'Ben_2026-06-14_0003.xmp',
  ]);
});

async function readList(ok: (...words: string[]) => Promise<string>, shoot: string, file: string): Promise<string> {
  await ok('export', shoot, '--list', 'json', '-o', file, '--only', 'all');
  return readFileSync(file, 'utf8');
}
