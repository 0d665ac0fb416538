/** @file LIQE (Zhang et al., CVPR 2023): quality, what the scene is, and what is wrong with it, in one pass. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'liqe',
  links: ['https://github.com/zwx8981/LIQE'],
  models: [
    {
      id: 'liqe-mix',
      name: 'LIQE (mix)',
      gives:
        'Quality 1 to 5, what the scene is, and what is wrong with the picture: blur, noise, exposure, compression',
      offer: 'What is wrong with it',
      sourceFormat: 'pt',
      download: {
        url: 'https://huggingface.co/chaofengc/IQA-PyTorch-Weights/resolve/main/liqe_mix.pt',
        fileName: 'liqe_mix.pt',
        bytes: null,
        sha256: null,
      },
      licence: {
        spdx: 'CC-BY-NC-SA-4.0',
        url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
        commercialUse: 'forbidden',
        note: 'This copy of the weights is published for non-commercial use only. The authors publish code and weights under MIT: a file fetched from them (Google Drive, linked in their repository zwx8981/LIQE) can be imported and used commercially.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'LIQE', rank: 20, headline: 'score', judges: true, about: 'technical' },
          ...{ low: 1, high: 5, better: 'higher', unit: '' },
        },
        // A picture is fifteen crops.
        batchSize: 4,
        sanity: ['sharp', 'blurred', 'compressed'],
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertLiqe(conversion),
  adapter: async () => (await import('./adapter.ts')).createLiqeAdapter(),
  serve: async () => (await import('./serve.ts')).serveLiqe,
  specialise: async (bytes, options) => (await import('./convert.ts')).specialiseLiqe(bytes, options),
};
