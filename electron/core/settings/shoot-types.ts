/** @file Shoot types: those that are always there, the photographer's own, and both as files. */

import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import type { PlaceToken } from '../../contract/ids.ts';
import { type ListedType, type ShootType, shootType, typesFile } from '../../contract/shoot-type.ts';
import type { Told } from '../../contract/told.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { Refusal } from '../work/refusal.ts';
import { fileNameOf, writeNewFile } from '../work/write-new-file.ts';
import { builtInTypes } from './built-in-types.ts';

export interface ShootTypes {
  list(): ListedType[];
  /** The type of this name, case ignored; null where there is none. */
  find(name: string): ListedType | null;
  /** Makes one of one's own, or replaces it. Refuses the name of one that is always there. */
  save(type: ShootType): ListedType[];
  remove(name: string): ListedType[];
  /** From the text of a file; one of the same name is replaced, one that is always there gets "(imported)" behind its name. Refuses what is no such file. */
  importFrom(text: string): { types: ListedType[]; imported: string[] };
  /** Into a new file in a folder: its name. */
  exportTo(names: readonly string[], destination: PlaceToken): Promise<{ file: string }>;
}

const key = 'shoot types';
const isSame = (a: string, b: string): boolean => a.localeCompare(b, 'en', { sensitivity: 'accent' }) === 0;
const isBuiltIn = (name: string): boolean => builtInTypes.some((type) => isSame(type.name, name));

export function createShootTypes(deps: {
  catalog: Pick<Catalog, 'settings'>;
  pathOf(token: PlaceToken): Buffer | null;
  /** Told after every change of the own ones. */
  changed?: () => void;
}): ShootTypes {
  const { settings } = deps.catalog;
  const own = () => settings.get(key, z.array(shootType), []);
  const list = (): ListedType[] => [
    ...builtInTypes.map((type) => ({ ...type, isOwn: false })),
    ...own().map((type) => ({ ...type, isOwn: true })),
  ];
  const find = (name: string) => list().find((type) => isSame(type.name, name)) ?? null;
  const keep = (types: readonly ShootType[]): ListedType[] => {
    settings.set(key, types);
    deps.changed?.();
    return list();
  };
  const store = (types: readonly ShootType[]): ListedType[] => {
    const rest = own().filter((one) => !types.some(({ name }) => isSame(name, one.name)));
    return keep([...rest, ...types].toSorted((a, b) => a.name.localeCompare(b.name, 'en')));
  };
  return {
    list,
    find,
    save: (type) => {
      if (isBuiltIn(type.name)) throw new Refusal('REFUSED', say('types.always', { name: type.name }));
      return store([type]);
    },
    remove: (name) => keep(own().filter((one) => !isSame(one.name, name))),
    importFrom: (text) => {
      const parsed = typesFile.safeParse(jsonOf(text));
      if (!parsed.success) throw new Refusal('REFUSED', whyNot(text, parsed.error));
      const types = parsed.data.types.map((type) =>
        isBuiltIn(type.name) ? { ...type, name: importedName(type.name) } : type,
      );
      return { types: store(types), imported: types.map(({ name }) => name) };
    },
    exportTo: async (names, destination) => {
      const folder = deps.pathOf(destination);
      if (!folder) throw new Refusal('NOT_FOUND', say('refused.destinationOld'));
      const types = names.map((name) => {
        const found = find(name);
        if (!found) throw new Refusal('NOT_FOUND', say('types.none', { name }));
        const { isOwn: _isOwn, ...type } = found;
        return type;
      });
      const text = `${JSON.stringify({ schema: 'chinagraph/shoot-types@1', types }, null, 2)}\n`;
      const stem = types.length === 1 ? `${fileNameOf(types[0]!.name)} shoot type` : 'Shoot types';
      return { file: await writeNewFile(folder, stem, '.json', text) };
    },
  };
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const importedName = (name: string): string => `${name.slice(0, 69)} (imported)`;

function whyNot(text: string, error: z.ZodError): Told {
  if (jsonOf(text) === undefined) return say('types.noJson');
  const [issue] = error.issues;
  const where = issue?.path.join(' › ') ?? '';
  if (where === '' || where === 'schema') return say('types.noTypes');
  return say('types.unreadable', { where, problem: issue?.message ?? '' });
}
