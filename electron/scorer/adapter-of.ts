/** @file From an adapter's description in the protocol to the adapter. */
import { createLiqeAdapter, createMusiqAdapter, type ScoreAdapter } from '../../native-models/adapters/index.ts';
import { createCardAdapter } from './card-adapter.ts';
import { createDetectorAdapter } from './detector-adapter.ts';
import { createProbeAdapter } from './probe-adapter.ts';
import type { AdapterSpec } from './protocol.ts';

export function adapterOf(spec: AdapterSpec): ScoreAdapter {
  switch (spec.kind) {
    case 'card':
      return createCardAdapter(spec.input, spec.output);
    case 'detector':
      return createDetectorAdapter();
    case 'probe':
      return createProbeAdapter(spec.input);
    case 'musiq':
      return createMusiqAdapter();
    case 'liqe':
      return createLiqeAdapter();
  }
}
