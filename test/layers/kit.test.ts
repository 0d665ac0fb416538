/** @file What documents for contributors say is so: files and scripts that they name exist, needs are explained, actions are pinned. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { changeKinds, fragmentsIn, withVersion } from '../../resources/collect-changes.ts';
import { allNeeds } from '../support/needs.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const inFolder = (folder: string) => readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
const documents = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...inFolder('docs').filter((file) => file.endsWith('.md')),
  ...inFolder('docs/decisions'),
];

describe.each(documents)('%s', (file) => {
  const text = read(file);

  test('names files and folders that exist', () => {
    const quoted = [
      ...text.matchAll(/`((?:electron|renderer|native-models|texts|resources|test|bench|docs)\/[\w./@-]*[\w/])`/g),
    ];
    const linked = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, target = '']) =>
      path.join(path.dirname(file), target),
    );
    const named = [...quoted.map(([, target = '']) => target), ...linked];
    expect(named.filter((target) => !existsSync(path.join(root, target)))).toEqual([]);
  });

  test('names scripts that exist', () => {
    const scripts = JSON.parse(read('package.json')).scripts;
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('CONTRIBUTING explains everything that a test may lack', () => {
  const text = read('CONTRIBUTING.md');
  expect(allNeeds.filter((need) => !text.includes(need))).toEqual([]);
});

test('every test that needs the reference material is told apart from what proves the same without it', () => {
  const folders = ['test/parity', 'test/native-models'];
  const users = folders.flatMap(inFolder).filter((file) => read(file).includes('describeShared('));
  const text = read('CONTRIBUTING.md');
  expect(
    users.filter((file) => !text.includes(file) && file !== 'test/native-models/stand-in-weights.test.ts'),
  ).toEqual([]);
});

test('workflows run actions by their hash, and say which version that is', () => {
  const uses = inFolder('.github/workflows').flatMap((file) => [...read(file).matchAll(/uses: (\S+)(.*)/g)]);
  expect(uses.length).toBeGreaterThan(5);
  const loose = uses.filter(([, action = '', rest = '']) => !/@[0-9a-f]{40}$/.test(action) || !/ # v\d/.test(rest));
  expect(loose.map(([line]) => line)).toEqual([]);
});

test('changes are told as fragments, which become a version', () => {
  const fragments = fragmentsIn(path.join(root, 'docs', 'changelog'));
  expect(fragments.filter((name) => !changeKinds.some((kind) => name.endsWith(`.${kind}.md`)))).toEqual([]);
  const before = '# Changes\n\nWhy.\n\n## 0.1.0\n\n- First.\n';
  const told = [
    { name: 'stars.fixed.md', text: 'Stars stay.\n' },
    { name: 'find.added.md', text: 'Find.' },
  ];
  expect(withVersion(before, '0.2.0', told)).toBe(
    '# Changes\n\nWhy.\n\n## 0.2.0\n\n### Added\n\n- Find.\n\n### Fixed\n\n- Stars stay.\n\n## 0.1.0\n\n- First.\n',
  );
});
