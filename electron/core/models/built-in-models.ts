/** @file Models of the families that come with the program, and of families that a host brings along, as the store sees them. */
import { createHash } from 'node:crypto';
import {
  type FamilyModel,
  type FamilyRef,
  families,
  importFamily,
  type ModelFamily,
  modelManifests,
} from '../../../native-models/families/index.ts';
import { type ModelDefinition, photoSize } from './model-definition.ts';

function scoringOf({ purpose }: FamilyModel, family: FamilyRef, needsDevice: boolean): ModelDefinition['scoring'] {
  if (purpose.kind !== 'score') return null;
  const { output, batchSize, sanity, size = photoSize, settings = null } = purpose;
  return { adapter: { kind: 'family', family, settings }, output, batchSize, size, sanity, needsDevice };
}

function comparingOf({ purpose }: FamilyModel, family: FamilyRef): ModelDefinition['comparing'] {
  if (purpose.kind !== 'compare') return null;
  const { moreIs, range, minPx, maxPixels, settings = null } = purpose;
  return { adapter: { kind: 'family', family, settings }, moreIs, range, minPx, maxPixels };
}

function embeddingOf({ purpose }: FamilyModel, family: FamilyRef): ModelDefinition['embedding'] {
  if (purpose.kind !== 'embed') return null;
  return { adapter: { kind: 'family', family, settings: null }, batchSize: purpose.batchSize, family };
}

function definitionOf(model: FamilyModel, family: FamilyRef, needsDevice: boolean): ModelDefinition {
  const { id, name, gives, offer, licence, download } = model;
  return {
    terms: {
      ...{ id, name, gives, offer, licence: licence.spdx, licenceUrl: licence.url },
      ...{ commercialUse: licence.commercialUse, notice: licence.note, bytes: download.bytes, url: download.url },
      isPackaged: download.packaged !== undefined,
    },
    purpose: model.purpose.kind,
    custom: false,
    fileName: download.fileName,
    packaged: download.packaged,
    beside: download.beside ?? [],
    publishedSha256: download.sha256,
    conversion:
      model.version === undefined
        ? { kind: 'family', id, family }
        : { kind: 'none', sha256: createHash('sha256').update(`${id} ${model.version}`).digest('hex') },
    scoring: scoringOf(model, family, needsDevice),
    comparing: comparingOf(model, family),
    embedding: embeddingOf(model, family),
  };
}

const definitionsOf = (family: ModelFamily, module: string | null): ModelDefinition[] =>
  family.models.map((model) => definitionOf(model, { name: family.name, module }, family.compute === undefined));

const offered = modelManifests.map(({ id }) => id);

export const builtInModels: readonly ModelDefinition[] = families
  .flatMap((family) => definitionsOf(family, null))
  .sort((a, b) => offered.indexOf(a.terms.id) - offered.indexOf(b.terms.id));

/** `modules`: addresses of modules that export a family; the host vouches for them, since their code runs. Throws where an id is taken. */
export async function withFamilies(modules: readonly string[]): Promise<readonly ModelDefinition[]> {
  const all = [...builtInModels];
  for (const module of modules) {
    for (const definition of definitionsOf(await importFamily(module), module)) {
      const { id } = definition.terms;
      if (all.some(({ terms }) => terms.id === id)) throw new Error(`${module}: the model id ${id} is taken`);
      all.push(definition);
    }
  }
  return all;
}
