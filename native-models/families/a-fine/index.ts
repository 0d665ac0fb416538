/** @file A-FINE (Chen et al., CVPR 2025): how good a picture looks beside its original, which need not be perfect itself. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'a-fine',
  links: ['https://github.com/ChrisDud0257/AFINE'],
  models: [
    {
      id: 'a-fine',
      name: 'A-FINE',
      gives:
        'How good a picture looks beside its original, 0 (best) to 100, where it may look better than that, as a metric of compare',
      offer: 'Faithful and natural',
      sourceFormat: 'pt',
      download: { url: null, fileName: 'afine.pth', bytes: null, sha256: null },
      licence: {
        spdx: 'Apache-2.0 AND MIT',
        url: 'https://github.com/ChrisDud0257/AFINE/blob/main/LICENSE',
        commercialUse: 'unstated',
        note: 'The code is under Apache-2.0, CLIP, which was trained further, under MIT. The weights state no terms of their own; the pictures and opinions that they were trained on are research data. The toolbox pyiqa, which offers them too, is non-commercial.',
      },
      purpose: {
        kind: 'compare',
        rank: 30,
        moreIs: 'farther',
        range: { low: 0, high: 100 },
        minPx: 32,
        maxPixels: 3_000_000,
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertAFine(conversion),
  pairs: async () => (await import('../../convnets/pair-adapter.ts')).createPairAdapter('distance'),
};
