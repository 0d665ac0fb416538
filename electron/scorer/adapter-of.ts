/** @file From an adapter's description in the protocol to the adapter. */
import type { PairAdapter, ScoreAdapter } from '../../native-models/adapters/index.ts';
import { loadFamily } from '../../native-models/families/index.ts';
import { createCardAdapter } from './card-adapter.ts';
import { createDetectorAdapter } from './detector-adapter.ts';
import { createPairProbe } from './pair-probe.ts';
import { createProbeAdapter } from './probe-adapter.ts';
import type { AdapterSpec } from './protocol.ts';

export async function adapterOf(spec: AdapterSpec): Promise<ScoreAdapter> {
  switch (spec.kind) {
    case 'card':
      return createCardAdapter(spec.input, spec.output, spec.others);
    case 'served':
      throw new Error('this model runs on a server');
    case 'detector':
      return createDetectorAdapter();
    case 'pair-probe':
      return createPairProbe(await pairsOf(spec.of));
    case 'probe':
      return createProbeAdapter(spec.input);
    case 'family': {
      const family = await loadFamily(spec.family);
      if (!family.adapter) throw new Error(`the model family ${family.name} gives no scores`);
      return family.adapter(spec.settings);
    }
  }
}

/** What makes a metric's inputs of two pictures. */
export async function pairsOf(spec: AdapterSpec): Promise<PairAdapter> {
  const family = spec.kind === 'family' ? await loadFamily(spec.family) : null;
  if (spec.kind !== 'family' || !family?.pairs) throw new Error('this model compares no pictures');
  return family.pairs(spec.settings);
}
