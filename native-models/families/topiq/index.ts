/** @file TOPIQ-NR (Chen et al., TIP 2024): quality from the top down, what a picture shows saying where its distortions count. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'topiq',
  links: ['https://github.com/chaofengc/IQA-PyTorch'],
  models: [
    {
      id: 'topiq-nr-koniq',
      name: 'TOPIQ (KonIQ)',
      gives: 'Technical quality about 0 to 1, judged where it counts for what the picture shows',
      offer: 'Quality where it counts',
      sourceFormat: 'pt',
      download: { url: null, fileName: 'cfanet_nr_koniq_res50-9a73138b.pth', bytes: null, sha256: '9a73138b' },
      licence: {
        spdx: 'PolyForm-Noncommercial-1.0.0',
        url: 'https://github.com/chaofengc/IQA-PyTorch',
        commercialUse: 'forbidden',
        note: 'The authors publish the weights with their toolbox (pyiqa); its package 0.1.16 comes with PolyForm Noncommercial and with terms of S-Lab, both non-commercial. Whether the weights have terms of their own was not stated there: read them in the repository.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'TOPIQ', rank: 33, headline: 'mos', judges: false, about: 'technical' },
          ...{ low: 0, high: 1, better: 'higher', unit: '' },
        },
        batchSize: 4,
        sanity: ['sharp', 'compressed'],
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertTopiq(conversion),
  adapter: async () => (await import('./adapter.ts')).createTopiqAdapter(),
};
