/** @file The run's last lines: each skip with its reason, hooks that failed counted, and in CI a failure where a skip is not expected. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { allNeeds, isExpectedSkip, isHere, type Need, needing } from './needs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
mkdirSync(path.join(root, 'out'), { recursive: true });
/** Inside the project, so that packages are found. */
const folder = mkdtempSync(path.join(root, 'out', 'skips-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs one test file with the project's reporter; its last lines and exit code. */
function runTests(source: string, ci: string): { code: number | null; says: string } {
  writeFileSync(path.join(folder, 'some.test.ts'), source);
  const reporter = path.join(root, 'test', 'support', 'count-reporter.ts');
  const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  writeFileSync(
    path.join(folder, 'vitest.config.mjs'),
    `export default ${JSON.stringify({ test: { reporters: [reporter] } })};`,
  );
  const { status, stdout } = spawnSync(process.execPath, [vitest, 'run', '--root', folder], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CI: ci, CHINAGRAPH_SHARED: path.join(folder, 'nothing-here'), CHINAGRAPH_CHROMIUM: '' },
  });
  return { code: status, says: stdout };
}

const head =
  "import { beforeAll, describe, test } from 'vitest';\nimport { needing } from '../../test/support/needs.ts';\n";

test('a skip says what it lacks, and CI takes it', () => {
  const source = `${head}
    test('runs', () => {});
    describe('group', needing('reference material'), () => { test('one', () => {}); test('two', () => {}); });`;
  const { code, says } = runTests(source, '1');
  expect(says).toContain('skipped 2: needs reference material\n1 passed, 0 failed\n');
  expect(code).toBe(0);
});

test('a skip without a reason passes at home and fails in CI', () => {
  const source = `${head}test('runs', () => {}); test.skip('later', () => {});`;
  expect(runTests(source, '')).toMatchObject({ code: 0, says: expect.stringContaining('1 passed, 0 failed') });
  const { code, says } = runTests(source, '1');
  expect(says).toContain('not to be skipped here: no reason given (later)\n1 passed, 1 failed\n');
  expect(code).toBe(1);
});

test('a hook that fails is a failure, although no test failed', () => {
  const source = `${head}describe('group', () => { beforeAll(() => { throw new Error('no'); }); test('one', () => {}); });`;
  const { code, says } = runTests(source, '');
  expect(says).toMatch(/0 passed, 1 failed\n/);
  expect(code).toBe(1);
});

test('what passes only at its second try is named', () => {
  const source = `${head}let tries = 0; test('shaky', { retry: 1 }, () => { tries += 1; if (tries === 1) throw new Error('no'); });`;
  const { code, says } = runTests(source, '');
  expect(says).toContain('passed at a second try: shaky\n1 passed, 0 failed\n');
  expect(code).toBe(0);
});

test('what .ci/run installs may not be missing on Linux', () => {
  expect(isExpectedSkip('Chromium', 'linux')).toBe(false);
  expect(isExpectedSkip('Chromium', 'win32')).toBe(true);
  expect(isExpectedSkip('reference material', 'linux')).toBe(true);
  expect(isExpectedSkip(undefined, 'win32')).toBe(false);
  expect(isExpectedSkip('something else', 'win32')).toBe(false);
});

test.each(allNeeds)('%s: a test that needs it is skipped exactly where it is not', (need: Need) => {
  expect(needing(need)).toEqual({ skip: !isHere(need), meta: { needs: need } });
});
