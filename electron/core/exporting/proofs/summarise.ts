/** @file What proofs came to, and what one quality for all would have taken. */

import type { ProofSettings, ProofsSummary } from '../../../contract/exporting.ts';
import { asWritten } from '../../../contract/told.ts';
import { fixedQuality } from '../../proofs/fixed-quality.ts';
import type { ProofRecord } from '../../proofs/proof-records.ts';
import { encodings } from '../../proofs/prover/encodings.ts';

/** `made` by the proof's name, those of earlier runs with the same settings among them. */
export function summarise(settings: ProofSettings, made: ReadonlyMap<string, ProofRecord>): ProofsSummary {
  const all = [...made].sort(([a], [b]) => (a < b ? -1 : 1));
  const reached = all.filter(([, record]) => record.reached).map(([, record]) => record);
  const fixed = fixedQuality(reached);
  return {
    count: all.length,
    bytes: all.reduce((sum, [, { bytes }]) => sum + bytes, 0),
    target: settings.target,
    unreached: all.flatMap(([path, { reached, values, because }]) =>
      reached ? [] : [{ path, values, because: asWritten(because ?? '') }],
    ),
    fixed: fixed && {
      setting: encodings[settings.format][fixed.index]!.name,
      bytes: fixed.bytes,
      estimated: fixed.estimated,
      of: reached.length,
    },
    proofs: all.map(([path, { bytes, setting, values, reached }]) => ({ path, bytes, setting, values, reached })),
  };
}
