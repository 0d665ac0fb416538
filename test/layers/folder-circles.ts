/** @file Circles between folders: the folders that files lie in, and the folders that stand side by side, with all that is below them. */
import path from 'node:path';
import type { SourceImport } from './source-imports.ts';

export type Arrows = Map<string, Set<string>>;

const arrowsBetween = (
  imports: readonly SourceImport[],
  nodes: (i: SourceImport) => [string, string] | null,
): Arrows => {
  const arrows: Arrows = new Map();
  for (const each of imports) {
    const ends = nodes(each);
    if (!ends || ends[0] === ends[1]) continue;
    const [from, to] = ends;
    arrows.set(from, (arrows.get(from) ?? new Set()).add(to));
  }
  return arrows;
};

/** Arrows between the direct children of `parent`: its folders, and its files by their names without extension. */
export const roomArrows = (imports: readonly SourceImport[], parent: string): Arrows => {
  const child = (file: string): string | null =>
    file.startsWith(`${parent}/`)
      ? file
          .slice(parent.length + 1)
          .split('/')[0]!
          .replace(/\.\w+$/, '')
      : null;
  return arrowsBetween(imports, ({ file, target }) => {
    const from = child(file);
    const to = child(target);
    return from === null || to === null ? null : [from, to];
  });
};

/** Groups of nodes that reach each other, by Tarjan's algorithm (R. E. Tarjan, 1972); a node alone is no group. */
export const circlesOf = (arrows: Arrows): string[][] => {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const circles: string[][] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    low.set(node, order.get(node)!);
    path.push(node);
    for (const next of arrows.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (path.includes(next)) low.set(node, Math.min(low.get(node)!, low.get(next)!));
    }
    if (low.get(node) !== order.get(node)) return;
    const circle = path.splice(path.indexOf(node));
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const node of arrows.keys()) if (!order.has(node)) visit(node);
  return circles;
};

/** Every circle of folders below `top`: of those that files lie in, and at each level of those side by side. */
export const folderCircles = (imports: readonly SourceImport[], top: string): string[][] => {
  const inside = imports.filter(({ file, target }) => file.startsWith(`${top}/`) && target.startsWith(`${top}/`));
  const lying = arrowsBetween(inside, ({ file, target }) => [path.posix.dirname(file), path.posix.dirname(target)]);
  const levels = new Set<string>([top]);
  for (const { file, target } of inside) {
    for (let at = path.posix.dirname(file); at.length > top.length; at = path.posix.dirname(at)) levels.add(at);
    for (let at = path.posix.dirname(target); at.length > top.length; at = path.posix.dirname(at)) levels.add(at);
  }
  const foldersOnly = (level: string) => {
    const child = (file: string): string | null => {
      const rest = file.startsWith(`${level}/`) ? file.slice(level.length + 1).split('/') : [];
      return rest.length > 1 ? `${level}/${rest[0]}` : null;
    };
    return arrowsBetween(inside, ({ file, target }) => {
      const from = child(file);
      const to = child(target);
      return from === null || to === null ? null : [from, to];
    });
  };
  const found = [lying, ...[...levels].map(foldersOnly)].flatMap(circlesOf);
  return [...new Map(found.map((circle) => [circle.join(' '), circle])).values()];
};
