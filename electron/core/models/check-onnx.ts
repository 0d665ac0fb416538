/** @file Decides whether an ONNX file from somewhere may be installed, before ONNX Runtime opens it. */

import { readFile } from 'node:fs/promises';
import { inspectModel, type ModelInspection } from '../../../native-models/onnx-read/index.ts';
import { say } from '../../../texts/say.ts';
import type { Told } from '../../contract/told.ts';

export type OnnxCheck = { ok: true; inspection: ModelInspection } | { ok: false; problem: Told };

/**
 * Refuses files that are no ONNX, that would make ONNX Runtime read other files (external weights: a path in a model could name any file of
 * the user's), and that need operators from elsewhere.
 */
export async function checkOnnx(path: string): Promise<OnnxCheck> {
  let inspection: ModelInspection;
  try {
    inspection = inspectModel(await readFile(path));
  } catch (error) {
    return {
      ok: false,
      problem: say('onnx.none', { path, problem: error instanceof Error ? error.message : String(error) }),
    };
  }
  const { externalWeight, foreignDomains, inputs, outputs } = inspection;
  if (externalWeight !== null) {
    return {
      ok: false,
      problem: say('onnx.external', { path, weights: externalWeight }),
    };
  }
  if (foreignDomains.length > 0) {
    return {
      ok: false,
      problem: say('onnx.operators', { path, domains: foreignDomains.join(', ') }),
    };
  }
  if (inputs.length === 0 || outputs.length === 0) return { ok: false, problem: say('onnx.noInput', { path }) };
  return { ok: true, inspection };
}
