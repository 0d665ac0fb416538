/** @file Definitions of the user's own models, kept beside the installed files. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { definitionOfCard, definitionOfServedCard } from './card-definition.ts';
import { parseModelCard } from './model-card.ts';
import type { ModelDefinition } from './model-definition.ts';

export interface Cards {
  list(): Promise<ModelDefinition[]>;
  add(card: { readonly id: string; readonly json: string }): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Cards are stored complete, with the names that the user's card may have left out. A damaged one is left out of the list. */
export function createCards(dir: string): Cards {
  const pathOf = (id: string) => join(dir, `${id}.json`);
  return {
    async list() {
      const names = (await readdir(dir).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
      const parsed = await Promise.all(
        names.map(async (name) => parseModelCard(await readFile(join(dir, name), 'utf8'))),
      );
      return parsed.flatMap((one) => {
        if (!one.ok) return [];
        return 'served' in one.card
          ? [definitionOfServedCard(one.card)]
          : [definitionOfCard(one.card, { input: '', output: '' })];
      });
    },
    async add({ id, json }) {
      await mkdir(dir, { recursive: true });
      await writeFile(`${pathOf(id)}.part`, json, { flush: true });
      await rename(`${pathOf(id)}.part`, pathOf(id));
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
