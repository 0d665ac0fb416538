/** @file ARNIQA (Agnolucci, Galteri, Bertini, Del Bimbo, WACV 2024): quality from an encoder that learned how distortions look, without ratings. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'arniqa',
  links: ['https://github.com/miccunifi/ARNIQA'],
  models: [
    {
      id: 'arniqa-koniq',
      name: 'ARNIQA (KonIQ)',
      gives: 'Technical quality about 1 to 100, on the scale of everyday photos; strong on blur, noise and compression',
      offer: 'Blur, noise and compression',
      sourceFormat: 'pt',
      download: { url: null, fileName: 'ARNIQA.pth', bytes: null, sha256: null },
      licence: {
        spdx: 'CC-BY-NC-4.0',
        url: 'https://github.com/miccunifi/ARNIQA',
        commercialUse: 'forbidden',
        note: 'The authors publish code and weights for non-commercial use; read the terms in their repository. Two files of its releases: ARNIQA.pth (the encoder), and beside it regressor_koniq10k.pth.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'ARNIQA', rank: 34, headline: 'mos', judges: false, about: 'technical' },
          ...{ low: 0, high: 100, better: 'higher', unit: '' },
        },
        batchSize: 4,
        sanity: ['sharp', 'compressed'],
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertArniqa(conversion),
  adapter: async () => (await import('./adapter.ts')).createArniqaAdapter(),
};
