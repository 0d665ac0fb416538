/** @file The installed models as a folder that a server reads: one graph of all of them, and one of each where that is wanted. */

import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { loadFamily } from '../../../native-models/families/index.ts';
import { writeModel } from '../../../native-models/onnx/index.ts';
import { buildServedGraph, type ServedPart } from '../../../native-models/served/build-served-graph.ts';
import { type ServedModel, servedName } from '../../../native-models/served/served-name.ts';
import { say } from '../../../texts/say.ts';
import type { ScoringModel } from '../devices/scoring-model.ts';
import { makeFolder } from '../work/make-folder.ts';
import { Refusal } from '../work/refusal.ts';
import { openVinoConfig, readmeOf, tritonConfig } from './server-files.ts';

export type ServerKind = 'triton' | 'openvino';

/** Writes into a folder that is empty or new; returns the names under which the server has the models. Refuses where nothing can be served. */
export async function exportForServer(
  kind: ServerKind,
  dir: string,
  models: readonly Pick<ScoringModel, 'spec'>[],
  each: boolean,
  signal?: AbortSignal,
): Promise<string[]> {
  const parts: (ServedPart & ServedModel)[] = [];
  for (const { spec } of models) {
    if (spec.adapter.kind !== 'family') continue;
    const family = await loadFamily(spec.adapter.family);
    if (family.serve) parts.push({ id: spec.id, sha256: spec.sha256, family, model: await readFile(spec.file) });
  }
  if (parts.length === 0) throw new Refusal('NOT_FOUND', say('serve.none'));
  if ((await readdir(dir).catch(() => [])).length > 0) throw new Refusal('REFUSED', say('serve.notEmpty', { dir }));
  const wanted = each && parts.length > 1 ? [parts, ...parts.map((part) => [part])] : [parts];
  const names: string[] = [];
  for (const group of wanted) {
    signal?.throwIfAborted();
    const name = servedName(group);
    // OpenVINO knows nothing but ONNX; ONNX Runtime has its own, faster operators.
    const graph = await buildServedGraph(group, kind === 'openvino' ? 'standard' : 'fused');
    if (!graph) throw new Refusal('REFUSED', say('serve.cannot', { models: group.map(({ id }) => id).join(', ') }));
    await makeFolder(path.join(dir, name, '1'));
    await writeModel(graph.onnx, path.join(dir, name, '1', 'model.onnx'), { ...(signal ? { signal } : {}) });
    if (kind === 'triton') await writeFile(path.join(dir, name, 'config.pbtxt'), tritonConfig(name, graph.outputs));
    names.push(name);
  }
  if (kind === 'openvino') await writeFile(path.join(dir, 'config.json'), openVinoConfig(names));
  await writeFile(path.join(dir, 'README.md'), readmeOf(kind, dir, names));
  return names;
}
