/** @file A model that comes with the program is put to use: proved, and noted as installed. */

import { rm } from 'node:fs/promises';
import { say } from '../../../texts/say.ts';
import type { ModelStep } from '../../contract/model.ts';
import type { Told } from '../../contract/told.ts';
import type { Clock } from '../work/clock.ts';
import { specOf } from './installed-models.ts';
import type { ModelDefinition } from './model-definition.ts';
import { openFreshFolder, placeFolder } from './model-folder.ts';
import { judgeProof, type Prover } from './prove-model.ts';

export async function placeBuiltIn(options: {
  readonly dir: string;
  readonly prove: Prover;
  readonly clock: Clock;
  readonly definition: ModelDefinition;
  readonly sha256: string;
  readonly from: string;
  readonly unproven: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly onStep?: ((step: ModelStep) => void) | undefined;
}): Promise<{ ok: true } | { ok: false; problem: Told }> {
  const { dir, definition, sha256, signal, onStep } = options;
  const { id, name } = definition.terms;
  const tell = (step: ModelStep['step']) =>
    onStep?.({ id, step, fraction: step === 'done' ? 1 : null, doneBytes: 0, totalBytes: null });
  tell('proving');
  const spec = specOf(definition, { scores: { file: '', sha256 } })!;
  const proof = judgeProof(await options.prove(spec, signal), definition.scoring);
  if (!proof.runs || (proof.problem && !options.unproven))
    return { ok: false, problem: say('install.builtInFailed', { name, problem: proof.problem ?? '' }) };
  const fresh = await openFreshFolder(dir, id);
  try {
    await placeFolder(dir, fresh, {
      schema: 'chinagraph/model@1',
      id,
      state: proof.problem ? 'unproven' : 'installed',
      problem: proof.problem,
      provenance: {
        ...{ from: options.from, sourceSha256: sha256, sourceBytes: 0, weightsSha256: sha256, converter: null },
        ...{ licenceAccepted: true, installedAt: options.clock.nowIso() },
      },
      files: [],
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
  tell('done');
  return { ok: true };
}
