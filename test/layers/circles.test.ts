import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Arrows, circlesOf, folderCircles, roomArrows } from './folder-circles.ts';
import { importsOf } from './source-imports.ts';

/** Trees that are free of circles; their arrows stand in ARCHITECTURE.md. */
const trees = ['renderer', 'electron/core'];

/** The drawing of a tree in ARCHITECTURE.md: a fenced block "arrows <tree>", a line a room: "room -> what it imports". */
const drawnArrows = (tree: string): Record<string, string[]> => {
  const text = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
  const block = text.split(`\`\`\`arrows ${tree}\n`)[1]?.split('```')[0];
  if (block === undefined) throw new Error(`ARCHITECTURE.md draws no arrows of ${tree}.`);
  return Object.fromEntries(
    block
      .trim()
      .split('\n')
      .map((line) => line.split('->'))
      .map(([room, imports]) => [room!.trim(), (imports ?? '').split(/\s+/).filter(Boolean).sort()]),
  );
};

const plain = (arrows: Arrows): Record<string, string[]> =>
  Object.fromEntries([...arrows].map(([room, to]) => [room, [...to].sort()]));

describe.each(trees)('%s', (tree) => {
  const imports = importsOf(tree);

  test('has no circle between folders', () => {
    expect(imports.length).toBeGreaterThan(50);
    expect(folderCircles(imports, tree)).toEqual([]);
  });

  test('has exactly the arrows that ARCHITECTURE.md draws, none of them upwards', () => {
    const drawn = drawnArrows(tree);
    const real = plain(roomArrows(imports, tree));
    expect({ ...Object.fromEntries(Object.keys(drawn).map((room) => [room, []])), ...real }).toEqual(drawn);
    const floors = Object.keys(drawn);
    const upwards = floors.flatMap((room, floor) =>
      drawn[room]!.filter((to) => floors.indexOf(to) >= floor).map((to) => `${room} -> ${to}`),
    );
    expect(upwards).toEqual([]);
  });
});

describe('the search for circles', () => {
  const at = (file: string, target: string) => ({ file, target });

  test('finds folders that import each other, also through a third', () => {
    expect(folderCircles([at('t/a/x.ts', 't/b/y.ts'), at('t/b/z.ts', 't/a/w.ts')], 't')).toEqual([['t/a', 't/b']]);
    const around = [at('t/a/x.ts', 't/b/y.ts'), at('t/b/y.ts', 't/c/z.ts'), at('t/c/z.ts', 't/a/x.ts')];
    expect(folderCircles(around, 't')).toEqual([['t/a', 't/b', 't/c']]);
  });

  test('finds a circle that only the folders above have, and one of a folder with its own subfolder', () => {
    const above = [at('t/a/one/x.ts', 't/b/one/y.ts'), at('t/b/two/z.ts', 't/a/two/w.ts')];
    expect(folderCircles(above, 't')).toEqual([['t/a', 't/b']]);
    expect(folderCircles([at('t/a/x.ts', 't/a/in/y.ts'), at('t/a/in/y.ts', 't/a/x.ts')], 't')).toEqual([
      ['t/a', 't/a/in'],
    ]);
  });

  test('leaves a tree without circles alone', () => {
    expect(
      folderCircles([at('t/a/x.ts', 't/b/y.ts'), at('t/a/x.ts', 't/c/z.ts'), at('t/c/z.ts', 't/b/y.ts')], 't'),
    ).toEqual([]);
    expect(circlesOf(new Map([['a', new Set(['b'])]]))).toEqual([]);
  });
});
