/** @file PIQE (Venkatanath et al., NCC 2015): blocks, blocking and noise. No parameters: it comes with the program. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'piqe',
  models: [
    {
      id: 'piqe',
      name: 'PIQE',
      gives: 'Blocking and noise in the busy parts of a picture, 0 (none) to 100, without having learned from anybody',
      offer: 'Compression and noise',
      sourceFormat: 'none',
      version: 2,
      download: { url: null, fileName: '', bytes: 0, sha256: null },
      licence: {
        spdx: 'MIT',
        url: 'https://doi.org/10.1109/NCC.2015.7084843',
        commercialUse: 'allowed',
        note: 'A published method without parameters; the code is part of this program.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'PIQE', rank: 102, headline: 'piqe', judges: false },
          ...{ low: 0, high: 100, better: 'lower', unit: '' },
        },
        batchSize: 1,
        sanity: ['sharp', 'compressed'],
      },
    },
  ],
  async compute() {
    const [{ piqe }, { grey }] = await Promise.all([import('./piqe.ts'), import('../../signal/plane.ts')]);
    return (picture) => ({ headline: piqe(grey(picture)) });
  },
};
