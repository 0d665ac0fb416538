/** @file MANIQA (Yang et al., CVPRW 2022): quality by attention over channels and places of a vision transformer's features. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'maniqa',
  links: ['https://github.com/IIGROUP/MANIQA'],
  models: [
    {
      id: 'maniqa-koniq',
      name: 'MANIQA (KonIQ)',
      gives:
        'Technical quality about 0 to 1 from twenty windows of a picture; by far the slowest of all, for a GPU or a few photos',
      offer: 'Quality by many windows',
      sourceFormat: 'pt',
      download: { url: null, fileName: 'ckpt_koniq10k.pt', bytes: null, sha256: null },
      licence: {
        spdx: 'NOASSERTION',
        url: 'https://github.com/IIGROUP/MANIQA',
        commercialUse: 'unstated',
        note: 'The authors release the weights with their code; terms of the weights themselves were not found stated: read their repository. They were trained from weights on ImageNet and on KonIQ-10k, whose pictures are for research. The toolbox pyiqa, which offers them too, is non-commercial.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'MANIQA', rank: 34, headline: 'mos', judges: false, about: 'technical' },
          ...{ low: 0, high: 1, better: 'higher', unit: '' },
        },
        batchSize: 1,
        sanity: ['sharp', 'compressed'],
        settings: { stageShare: 0.8 },
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertManiqa(conversion),
  adapter: async () => (await import('./adapter.ts')).createManiqaAdapter(),
};
