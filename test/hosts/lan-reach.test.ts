import { expect, test } from 'vitest';
import type { FolderId, PhotoId } from '../../electron/contract/ids.ts';
import { folderId, photoIdList } from '../../electron/contract/ids.ts';
import { contract } from '../../electron/contract/index.ts';
import { isInShoot, photoNames, reachOf } from '../../electron/hosts/lan/reach.ts';

interface Schema {
  def: { innerType?: Schema; in?: Schema; element?: Schema; shape?: Record<string, Schema>; options?: Schema[] };
}
const isId = (schema: unknown): boolean => schema === folderId || schema === photoIdList;

/** Paths of an input at which ids stand. */
function idsIn(schema: Schema | undefined, at = ''): string[] {
  if (!schema) return [];
  if (isId(schema)) return [at];
  const { innerType, in: inner, element, shape, options } = schema.def;
  return [
    ...[innerType, inner, element, ...(options ?? [])].flatMap((each) => idsIn(each, at)),
    ...Object.entries(shape ?? {}).flatMap(([name, each]) => idsIn(each, at ? `${at}.${name}` : name)),
  ];
}

const inputOf = (procedure: string): Schema | undefined => {
  let node: unknown = contract;
  for (const name of procedure.split('.')) node = (node as Record<string, unknown>)[name];
  return (node as { '~orpc': { inputSchema?: Schema } })['~orpc'].inputSchema;
};

/** Says where in the list somebody is; nothing of the photo is told or changed. */
const harmless = ['near.id'];

test('every photo that a device can name is looked at before it is answered', () => {
  const named = reachOf('decide').flatMap((procedure) => idsIn(inputOf(procedure)).map((at) => `${procedure} ${at}`));
  expect(named).toContain('decisions.keepBest stack');
  expect(named).toContain('photos.cards ids');
  expect(named).toContain('photos.detail id');
  const looked = ['folderId', ...photoNames, ...harmless];
  expect(named.filter((each) => !looked.includes(each.split(' ')[1]!))).toEqual([]);
});

test('a photo of another shoot is refused by whatever name it comes', () => {
  const door = { folderId: 1 as FolderId, folderOf: (id: PhotoId) => (id < 100 ? 1 : 2) as FolderId };
  for (const name of photoNames) {
    const input = (photo: number) => ({ [name]: name === 'id' ? photo : [5, photo] });
    expect(isInShoot('decisions.keepBest', input(6), door), name).toBe(true);
    expect(isInShoot('decisions.keepBest', input(200), door), name).toBe(false);
  }
});
