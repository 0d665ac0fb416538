/** @file An archive in parts by the worked examples, with parts killed at random, ends as one run does; and what fits no catalog is refused. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Job } from 'kubernetes-models/batch/v1/Job';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Archive, linesOf, runParts, runWhole } from '../../bench/shards/run-parts.ts';
import { runHere } from '../support/run-here.ts';
import { numbered, writeSmallShoot } from '../support/small-shoot.ts';
import { tempFolder } from '../support/temp-folder.ts';

const hasParallel = (): boolean => {
  try {
    return execFileSync('parallel', ['--version'], { encoding: 'utf8' }).startsWith('GNU parallel');
  } catch {
    return false;
  }
};

test('the Kubernetes manifest is a Job by the published schema', () => {
  const text = readFileSync(fileURLToPath(new URL('../../docs/archives/job.yaml', import.meta.url)), 'utf8');
  const job = new Job(parse(text));
  expect(() => job.validate()).not.toThrow();
  expect(job.spec).toMatchObject({ completionMode: 'Indexed', completions: 16 });
  const wrong = parse(text);
  wrong.spec.completions = 'sixteen';
  expect(() => new Job(wrong).validate()).toThrow();
});

describe('three pictures in two parts', () => {
  const work = tempFolder('shards');
  const archive: Archive = {
    folder: path.join(work, 'archive'),
    catalog: tempFolder('catalog'),
    parts: 2,
    work,
    words: ['--models', 'piqe'],
  };
  let whole: string;
  beforeAll(async () => {
    await writeSmallShoot(archive.folder, numbered(3));
    whole = await runWhole(archive);
  });
  const sameAsWhole = async (by: 'loop' | 'parallel' | 'job') => {
    const { files } = await runParts(archive, by, 'first', 2_500);
    expect(files).toHaveLength(2);
    const lines = linesOf(files);
    expect(lines).toHaveLength(3);
    expect(lines).toEqual(linesOf([whole]));
  };

  test('a shell loop', () => sameAsWhole('loop'));
  test.skipIf(!hasParallel())('GNU parallel (skipped where it is not installed)', () => sameAsWhole('parallel'));
  test('the Kubernetes Job’s own command', () => sameAsWhole('job'));

  test('a torn line is scored again, a file of other models is refused', async () => {
    const file = path.join(work, 'torn.jsonl');
    const [head, first, second] = readFileSync(whole, 'utf8').split('\n');
    writeFileSync(file, `${head}\n${first}\n${second!.slice(0, 40)}`);
    const again = [archive.folder, '-o', file, '--catalog', archive.catalog];
    const { stdout } = await runHere(['score', ...again, '--models', 'piqe', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ total: 3, before: 1 });
    expect(linesOf([file])).toEqual(linesOf([whole]));
    expect(await runHere(['score', ...again, '--models', 'niqe'])).toMatchObject({ code: expect.toBeOneOf([3, 6]) });
    expect(await runHere(['score', ...again, '--models', 'piqe', '--shard', '1/2'])).toMatchObject({ code: 6 });
  });

  test('import takes what fits, once, names what does not, and an export gives the same back', async () => {
    const file = path.join(work, 'some.jsonl');
    const [head, ...lines] = readFileSync(whole, 'utf8').trimEnd().split('\n');
    const spoil = (line: string, change: object) => {
      const value = JSON.parse(line);
      return JSON.stringify({ ...value, key: 'f'.repeat(32), scores: [{ ...value.scores[0], ...change }] });
    };
    const spoilt = [
      spoil(lines[0]!, { weights: '0'.repeat(64) }),
      spoil(lines[0]!, { longSidePx: 512 }),
      spoil(lines[0]!, { widthPx: 5_000 }),
      spoil(lines[0]!, { value: 1e9 }),
      spoil(lines[0]!, { version: 99 }),
      spoil(lines[0]!, { output: { marginals: { scene: { human: 7 } } } }),
      '{"key":',
    ];
    writeFileSync(file, [head, ...lines, ...lines, ...spoilt].join('\n'));
    const catalog = tempFolder('catalog');
    const imported = await runHere(['scores', 'import', file, '--json', '--catalog', catalog]);
    expect(imported.code).toBe(4);
    const [done] = JSON.parse(imported.stdout).files;
    expect(done).toMatchObject({ contents: 6, scores: 6 });
    expect(Object.values(done.refused)).toEqual(spoilt.map(() => 1));
    const exported = path.join(work, 'exported.jsonl');
    await runHere(['scores', 'export', archive.folder, '-o', exported, '--catalog', catalog]);
    expect(linesOf([exported])).toEqual(linesOf([whole]));
    writeFileSync(file, '{"schema":"other"}');
    expect((await runHere(['scores', 'import', file, '--catalog', catalog])).code).toBe(6);
  });
});
