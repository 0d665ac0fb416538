/** @file Runs what was just converted, before it takes its place. */

import { join } from 'node:path';
import { say } from '../../../texts/say.ts';
import type { ModelSpec, SelfTestReading } from '../../scorer/protocol.ts';
import { checkOnnx } from './check-onnx.ts';
import type { ConvertedFile } from './convert-protocol.ts';
import { embeddingModel, filesOf, specOf } from './installed-models.ts';
import type { ModelDefinition } from './model-definition.ts';
import { judgeProof, type Proof, type Prover } from './prove-model.ts';

/** Scoring models judge pictures; the detector looks at them; other face models are given a wave of their input's size. */
export async function proveFiles(
  definition: ModelDefinition,
  folder: string,
  files: readonly ConvertedFile[],
  prove: Prover,
  signal: AbortSignal | undefined,
): Promise<Proof> {
  const spec = specOf(definition, filesOf(folder, { files: [...files] }));
  if (spec) return judgeProof(await prove(spec, signal), definition.scoring);
  const finding = embeddingModel(definition, filesOf(folder, { files: [...files] }));
  if (finding) return judgeProof(await prove(finding.run.spec, signal), null);
  const { comparing } = definition;
  const pairs = filesOf(folder, { files: [...files] }).pairs;
  if (comparing && pairs) {
    const { id } = definition.terms;
    const probe: ModelSpec = {
      id,
      ...pairs,
      adapter: { kind: 'pair-probe', of: comparing.adapter },
      range: comparing.range,
    };
    return judgePairs(await prove(probe, signal), comparing.moreIs);
  }
  for (const { role, name, sha256 } of files) {
    const file = join(folder, name);
    const checked = await checkOnnx(file);
    if (!checked.ok) return { runs: false, problem: checked.problem };
    const [input] = checked.inspection.inputs;
    const dims = input!.dims.map((size) => size ?? 1);
    const probe: ModelSpec = {
      id: definition.terms.id,
      sha256,
      file,
      adapter: role === 'detector' ? { kind: 'detector' } : { kind: 'probe', input: { name: input!.name, dims } },
      range: { low: 0, high: 1 },
    };
    const proof = judgeProof(await prove(probe, signal), null);
    if (!proof.runs || proof.problem) return proof;
  }
  return { runs: true, problem: null };
}

/** Of each sanity picture: its distance to itself, and to a copy that was blurred. */
function judgePairs(readings: readonly SelfTestReading[], moreIs: 'closer' | 'farther'): Proof {
  const sign = moreIs === 'farther' ? 1 : -1;
  const proof = judgeProof(readings, null);
  if (!proof.runs) return proof;
  const isInOrder = readings.every(({ values: [same, blurred] }) => sign * (blurred! - same!) > 0);
  return {
    runs: true,
    problem: isInOrder ? null : say('prove.blurredCloser'),
  };
}
