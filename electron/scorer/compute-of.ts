/** @file Models that score without ONNX Runtime, by their family. */
import type { Picture, ScoreValue } from '../../native-models/adapters/index.ts';
import { loadFamily } from '../../native-models/families/index.ts';
import type { AdapterSpec, ModelSpec } from './protocol.ts';
import { readModel } from './read-model.ts';

export type Compute = (picture: Picture) => ScoreValue;

/** Whether these models need no session. */
export async function needsNoSession(adapter: AdapterSpec): Promise<boolean> {
  return adapter.kind === 'family' && (await loadFamily(adapter.family)).compute !== undefined;
}

/** The last one: a run asks for many pictures with one model. */
let kept: { readonly key: string; readonly compute: Compute } | null = null;

/** Null for a model that needs a session. */
export async function computeOf(model: ModelSpec): Promise<Compute | null> {
  const { adapter, sha256, file } = model;
  if (adapter.kind !== 'family') return null;
  const family = await loadFamily(adapter.family);
  if (!family.compute) return null;
  const key = JSON.stringify([adapter, sha256]);
  if (kept?.key !== key) {
    const parameters = file === '' ? new Uint8Array() : await readModel(model);
    kept = { key, compute: await family.compute(adapter.settings, parameters) };
  }
  return kept.compute;
}
