/** @file All families: those of this folder, and those that a host brings along. */
import { readdirSync } from 'node:fs';
import type { FamilyModel, ModelFamily } from './family.ts';

export type * from './family.ts';

/** Names a family for another process: one of this folder's, or the module that exports it. */
export interface FamilyRef {
  readonly name: string;
  /** Address of a module outside this folder; null for one of ours. */
  readonly module: string | null;
}

interface FamilyModule {
  readonly family: ModelFamily;
}

declare global {
  interface ImportMeta {
    /** Vite's, where it bundles or runs this. */
    readonly env?: object;
    glob?(pattern: string, options: { eager: true }): Record<string, unknown>;
  }
}

/** A bundle has no folder to look into: Vite writes the imports out. Plain Node looks. */
const modules: Record<string, unknown> = import.meta.env
  ? import.meta.glob!('./*/index.ts', { eager: true })
  : await fromFolder();

async function fromFolder(): Promise<Record<string, unknown>> {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  return Object.fromEntries(
    await Promise.all(folders.map(async ({ name }) => [name, await import(`./${name}/index.ts`)] as const)),
  );
}

/** What most people come for first. */
const kinds = ['score', 'faces', 'face-measure', 'people', 'embed', 'compare'] as const;

function placeOf({ purpose }: FamilyModel): number {
  const rank = purpose.kind === 'score' ? purpose.output.rank : purpose.kind === 'compare' ? purpose.rank : 0;
  return kinds.indexOf(purpose.kind) * 10_000 + rank;
}

const byPlace = (a: FamilyModel, b: FamilyModel): number => placeOf(a) - placeOf(b);

export const families: readonly ModelFamily[] = Object.values(modules).map((module) => (module as FamilyModule).family);

/** All models of this folder's families, in the order in which they are offered: each family together, where the first of it stands. */
export const modelManifests: readonly FamilyModel[] = families
  .map(({ models }) => models.toSorted(byPlace))
  .sort(([a], [b]) => byPlace(a!, b!))
  .flat();

/** The model of one of our families. Throws where there is none: ids come from the list. */
export function manifestOf(id: string): FamilyModel {
  const found = modelManifests.find((model) => model.id === id);
  if (!found) throw new Error(`there is no model called ${id}`);
  return found;
}

export const familyOfModel = (id: string): ModelFamily | undefined =>
  families.find(({ models }) => models.some((model) => model.id === id));

/** The family that another process named. */
export async function loadFamily({ name, module }: FamilyRef): Promise<ModelFamily> {
  const found = module === null ? families.find((one) => one.name === name) : await importFamily(module);
  if (found?.name !== name) throw new Error(`there is no model family called ${name}`);
  return found;
}

/** The family that a module outside this folder exports; `module` is its address. */
export async function importFamily(module: string): Promise<ModelFamily> {
  const { family } = (await import(/* @vite-ignore */ module)) as Partial<FamilyModule>;
  if (!family || !/^[a-z0-9-]+$/.test(family.name)) throw new Error(`${module} exports no model family`);
  return family;
}
