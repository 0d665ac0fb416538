import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { importsOf } from './source-imports.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** Lints one file placed in a layer; the file is gone afterwards. */
function lint(layer: string, source: string): { ok: boolean; words: string } {
  const folder = mkdtempSync(path.join(root, layer, 'layer-test-'));
  made.push(folder);
  const file = path.join(folder, 'bad-import.ts');
  writeFileSync(file, source);
  const result = spawnSync(process.execPath, [biome, 'lint', file], { cwd: root, encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return { ok: result.status === 0, words: result.stdout + result.stderr };
}

const use = (specifier: string) => `import * as bad from '${specifier}';\nexport const used = bad;\n`;

describe('the import rule', () => {
  test.each([
    ['electron/core', 'electron'],
    ['electron/core', '../../hosts/cli/terminal.ts'],
    ['electron/contract', 'node:fs'],
    ['electron/contract', '../../core/engine.ts'],
    ['electron/scorer', '../../core/engine.ts'],
    ['native-models', '../../electron/core/engine.ts'],
    ['renderer', '../../electron/core/engine.ts'],
    ['renderer', 'node:fs'],
  ])('%s may not import %s', (layer, specifier) => {
    const { ok, words } = lint(layer, use(specifier));
    expect(ok).toBe(false);
    expect(words).toContain('noRestrictedImports');
  });

  test.each([
    ['electron/core', 'node:fs'],
    ['electron/core', '../../contract/index.ts'],
    ['renderer', '../../electron/contract/index.ts'],
  ])('%s may import %s', (layer, specifier) => {
    expect(lint(layer, use(specifier))).toMatchObject({ ok: true });
  });
});

describe('the arrows of the architecture', () => {
  test.each([
    ['electron/contract', /^(electron\/contract\/|zod$|@orpc\/contract$)/],
    ['texts', /^(texts\/|electron\/contract\/)/],
    [
      'renderer',
      /^(renderer\/|texts\/|electron\/contract\/|(?!electron|node:|sharp|better-sqlite3|onnxruntime)[a-z@])/,
    ],
    ['electron/asking', /^electron\/asking\//],
    ['electron/scorer', /^(electron\/(scorer|asking)\/|native-models\/|texts\/say\.ts$|node:|onnxruntime-node$|zod$)/],
    [
      'native-models',
      /^(native-models\/|node:|onnxruntime-node$|protobufjs|fflate$|zod$|jsfive$|@huggingface\/tokenizers$)/,
    ],
  ])('%s imports only what it may', (folder, allowed) => {
    const wrong = importsOf(folder).filter(({ target }) => !allowed.test(target));
    expect(wrong).toEqual([]);
  });

  test('the page starts without the validator: values come from contract files without zod, but for one file that is loaded when needed', () => {
    const loadedWhenNeeded = 'renderer/layout/known-filter.ts';
    const values = /^import (?!type\b)([^'";]*?)\bfrom\s*'([^']*electron\/contract\/[^']+)'/gm;
    const wrong = importsOf('renderer')
      .filter(({ file, target }) => target.startsWith('electron/contract/') && file !== loadedWhenNeeded)
      .filter(({ file, target }) => {
        const source = readFileSync(path.join(root, file), 'utf8');
        const takesValue = [...source.matchAll(values)].some(
          ([, names = '', from = '']) => from.endsWith(target.slice('electron/'.length)) && !everyNameIsAType(names),
        );
        return takesValue && readFileSync(path.join(root, target), 'utf8').includes("from 'zod'");
      });
    expect(wrong).toEqual([]);
    const starters = importsOf('renderer').filter(({ target }) => target === loadedWhenNeeded);
    expect(starters.map(({ file }) => file)).toEqual(['renderer/layout/url-state.ts']);
    const source = readFileSync(path.join(root, 'renderer/layout/url-state.ts'), 'utf8');
    expect(source).toContain("await import('./known-filter.ts')");
  });

  test('electron is imported in hosts/main, hosts/preload and hosts/utility alone', () => {
    const users = ['electron', 'renderer', 'native-models', 'bench']
      .flatMap(importsOf)
      .filter(
        ({ target }) => target === 'electron' || target.startsWith('electron/main') || target === 'electron/renderer',
      );
    expect(users.filter(({ file }) => !/^electron\/hosts\/(main|preload|utility)\//.test(file))).toEqual([]);
  });

  test('the dev server’s hosts are known to main-dev alone', () => {
    const users = importsOf('electron').filter(({ target }) => target.startsWith('electron/hosts/dev/'));
    const outside = users.map(({ file }) => file).filter((file) => !file.startsWith('electron/hosts/dev/'));
    expect(outside).toEqual(['electron/hosts/main/main-dev.ts']);
  });

  test('nobody imports a host but hosts', () => {
    const wrong = ['electron/core', 'electron/contract', 'electron/scorer', 'renderer', 'native-models']
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('electron/hosts/'));
    expect(wrong).toEqual([]);
  });
});

test('no file is over 400 lines', () => {
  mkdirSync(path.join(root, 'renderer'), { recursive: true });
  const long = ['electron', 'renderer', 'texts', 'native-models', 'test', 'bench'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(tsx?|css)$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => ({ file: path.relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 401),
  );
  expect(long).toEqual([]);
});

/** "{ type A, type B }" */
const everyNameIsAType = (names: string): boolean =>
  names
    .replace(/[{}]/g, '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .every((name) => name.startsWith('type '));
