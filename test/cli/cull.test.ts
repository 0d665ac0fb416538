import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { photoState } from '../../electron/contract/photo.ts';
import { suggestionClass } from '../../electron/contract/suggestion.ts';
import type { CullResult } from '../../electron/hosts/cli/cull-result.ts';
import { runCli } from '../support/run-cli.ts';
import { runHere } from '../support/run-here.ts';
import { age, numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { testEngine } from '../support/test-engine.ts';

const folder = tempFolder('cull');
const home = tempFolder('home');
const withHome = (...args: string[]) => [...args, '--catalog', home];
const hashes = () =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]),
  );
let before: Record<string, string>;

beforeAll(async () => {
  // Minutes apart: seconds apart, their shifting checks are what a camera sees that is swept along a fence.
  const apart = numbered(8).map((photo, index) => ({ ...photo, takenAt: `2026:06:14 14:${10 + index}:00` }));
  const files = await writeSmallShoot(folder, apart);
  truncateSync(files[2]!, 9_000);
  age(files[2]!);
  mkdirSync(path.join(folder, 'second card'));
  await writeSmallShoot(path.join(folder, 'second card'), [
    { name: 'IMG_0001.jpg', takenAt: '2026:06:14 16:00:00', seed: 30 },
  ]);
  for (const [name, bytes] of [
    ['empty.jpg', ''],
    ['page.jpg', '<html><script>alert(1)</script>'],
    ['notes.txt', 'not a photo'],
  ] as const) {
    writeFileSync(path.join(folder, name), bytes);
    age(path.join(folder, name));
  }
  before = hashes();
});

describe('cull', () => {
  test('--json prints one documented object about every photo; originals and folder are untouched', async () => {
    const { code, stdout, stderr } = await runCli(withHome('cull', folder, '--json'));
    // Done but for the files named under problems.
    expect(code, stderr).toBe(4);
    const result = JSON.parse(stdout) as CullResult;
    expect(result.schema).toBe('chinagraph/cull@1');
    expect(result.photos.map((photo) => photo.path).sort()).toEqual(
      [...numbered(8).map(({ name }) => name), 'empty.jpg', 'page.jpg', 'second card/IMG_0001.jpg'].sort(),
    );
    for (const photo of result.photos) {
      expect(photoState.options).toContain(photo.state);
      expect(suggestionClass.options).toContain(photo.suggestion?.class);
    }
    const byPath = new Map(result.photos.map((photo) => [photo.path, photo]));
    expect(byPath.get('IMG_0001.jpg')).toMatchObject({
      files: ['IMG_0001.jpg'],
      takenAt: '2026-06-14T14:10:00.500',
      width: 480,
      height: 320,
      camera: 'Camera',
      state: 'ready',
      decision: { flag: 'none', stars: 0, label: 'none' },
    });
    for (const key of [
      'sharpness',
      'motionBlur',
      'clippedHighlights',
      'clippedShadows',
      'exposure',
      'noise',
      'contrast',
      'colourfulness',
    ]) {
      expect(byPath.get('IMG_0001.jpg')?.measures).toHaveProperty(key, expect.any(Number));
    }
    expect(byPath.get('IMG_0001.jpg')?.measures?.dhash).toMatch(/^[0-9a-f]{32}$/);
    // Part of a picture is shown and left to the photographer; what is no picture is named with what to do.
    expect(byPath.get('IMG_0003.jpg')).toMatchObject({ state: 'damaged', suggestion: { class: 'undecided' } });
    expect(byPath.get('page.jpg')?.state).toBe('not-a-picture');
    expect(result.problems.map((problem) => problem.path).sort()).toEqual(['IMG_0003.jpg', 'empty.jpg', 'page.jpg']);
    expect(Object.values(result.timings).every((ms) => ms >= 0)).toBe(true);
    expect(hashes()).toEqual(before);
  });

  test('a person reads a summary on stdout and progress on stderr', async () => {
    const { code, stdout, stderr } = await runHere(
      withHome('cull', folder, '--type', 'landscape', '--strictness', 'low'),
    );
    expect(code).toBe(4);
    expect(stdout).toMatch(/11 photos/);
    expect(stdout).toContain('nothing was decided and no file was touched');
    expect(stdout).toContain('empty.jpg: ');
    expect(stderr).toContain('Listing photos');
    // No model is installed: what cannot be done is not said to be.
    expect(stderr).not.toMatch(/faces|Scoring/);
  });

  test('--keep asks for a share or a number', async () => {
    const { stdout } = await runHere(withHome('cull', folder, '--keep', '3', '--json'));
    const keeps = (JSON.parse(stdout) as CullResult).photos.filter((photo) => photo.suggestion?.class === 'keep');
    expect(keeps).toHaveLength(3);
  });

  test('--export writes the list beside the summary', async () => {
    const csv = path.join(tempFolder('out'), 'cull.csv');
    const { code } = await runHere(withHome('cull', folder, '--export', `csv=${csv}`, '--json'));
    expect(code).toBe(4);
    expect(readFileSync(csv, 'utf8').split('\r\n')).toHaveLength(13);
  });
});

describe('decide, undo, export', () => {
  test('decisions survive the process, undo takes a batch back as one step', async () => {
    const photos = ['IMG_0001.jpg', 'IMG_0002.jpg'].map((name) => path.join(folder, name));
    const decided = await runCli(withHome('decide', ...photos, '--pick', '--stars', '4', '--label', 'green'));
    expect([decided.code, decided.stdout.trim()]).toEqual([
      0,
      'Picked 2 photos · Gave 2 photos 4 stars · Labelled 2 photos green.',
    ]);
    const list = (run = runHere) =>
      run(withHome('export', folder, '--list', 'txt', '-o', path.join(home, 'picks.txt'), '--only', 'picks', '--json'));
    expect((await list(runCli)).code).toBe(0);
    expect(readFileSync(path.join(home, 'picks.txt'), 'utf8')).toBe('IMG_0001.jpg\nIMG_0002.jpg\n');
    expect((await runHere(withHome('undo', '--json'))).stdout).toContain('"changed":2');
    await list();
    expect(readFileSync(path.join(home, 'picks.txt'), 'utf8')).toBe('');
    expect((await runHere(withHome('undo', '--redo'))).stdout).toContain('Done again');
  });

  test('a dry run of a copy lists it and makes nothing, not even the folder', async () => {
    const out = path.join(tempFolder('dry'), 'keepers');
    const { code, stdout } = await runHere(withHome('export', folder, '--copy', out, '--only', 'all', '--dry-run'));
    expect([code, stdout]).toEqual([0, expect.stringContaining('copy       IMG_0001.jpg')]);
    expect(existsSync(out)).toBe(false);
  });

  test('a photo the catalog does not know decides nothing', async () => {
    const { code, stderr } = await runHere(withHome('decide', path.join(folder, 'notes.txt'), '--reject'));
    expect([code, stderr]).toEqual([3, expect.stringContaining('notes.txt is not a photo the catalog knows')]);
  });
});

describe('the command line itself', () => {
  test.each([
    [[], 2],
    [['--help'], 0],
    [['frobnicate'], 2],
    [['cull'], 2],
    [['cull', '/no/such/folder'], 3],
    [['cull', folder, '--keep', 'many'], 2],
    [['cull', folder, '--strictness', 'harsh'], 2],
    [['cull', folder, '--type', 'nothing of that name'], 2],
    [['cull', folder, '--export', 'csv=/no/such/folder/x.csv'], 3],
    [['cull', folder, '--device', 'abacus'], 2],
    [['decide', 'x.jpg', '--stars', '7'], 2],
    [['export', folder], 2],
    [['export', folder, '--list', 'csv'], 2],
    [['score', folder], 3],
    [['models', 'install', 'yunet'], 6],
    [['models', 'install', 'no-such-model'], 3],
    [['serve', '--port', '99999'], 2],
  ])('%j ends with %i', async (args, code) => {
    const result = await runHere(withHome(...args));
    expect([result.code, result.stderr]).toEqual([code, expect.any(String)]);
    if (code !== 0) expect(result.stderr + result.stdout).not.toMatch(/\bat .*\.ts:\d+/);
  });

  test('Ctrl-C stops cleanly and the next run goes on', async () => {
    const other = tempFolder('interrupted');
    // Enough that some is left when the list is there, small enough to be painted and read twice.
    const photos = numbered(160).map((photo) => ({ ...photo, widthPx: 960, heightPx: 640 }));
    await writeSmallShoot(path.join(other, 'photos'), photos);
    const args = ['index', path.join(other, 'photos'), '--catalog', path.join(other, 'home'), '--json'];
    let sent = false;
    const stopped = await runCli(args, {
      onStderr: (text, kill) => {
        // Progress is told once a second, and by then all of it may be done: the list is ready when indexing begins.
        if (!sent && text.includes('Listing photos · done')) kill('SIGINT');
        sent ||= text.includes('Listing photos · done');
      },
    });
    expect(stopped.code, stopped.stderr).toBe(130);
    expect(stopped.stderr).toContain('What was done is kept');
    const again = await runCli(args);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ photos: 160, problems: [] });
  });

  test('models come from a mirror that is set once, and it can be taken back', async () => {
    const said = async (...words: string[]) => (await runHere(withHome('models', 'mirror', ...words))).stdout.trim();
    expect(await said()).toContain('official places');
    expect(await said('https://mirror.example/models')).toBe('https://mirror.example/models');
    expect(await said('offline folder')).toBe(path.resolve('offline folder'));
    expect(await said('official')).toContain('official places');
  });

  test('a second Chinagraph on the same catalog is told so', async () => {
    const catalogDir = tempFolder('held');
    const holder = await testEngine({ catalogDir });
    const refused = await runCli(['undo', '--catalog', catalogDir]);
    expect([refused.code, refused.stderr]).toEqual([5, expect.stringContaining('in use by another Chinagraph')]);
    const looked = await runCli(['doctor', '--catalog', catalogDir]);
    expect([looked.code, looked.stdout]).toEqual([0, expect.stringContaining(`${catalogDir}, read-only`)]);
    await holder.close();
    expect((await runCli(['doctor', '--catalog', catalogDir])).code).toBe(0);
  });
});
