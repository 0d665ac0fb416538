/** @file PaQ-2-PiQ (Ying et al., CVPR 2020): quality as people rated forty thousand pictures and patches of them. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'paq2piq',
  links: ['https://github.com/baidut/PaQ-2-PiQ'],
  models: [
    {
      id: 'paq2piq',
      name: 'PaQ-2-PiQ',
      gives: 'Technical quality 0 to 100, as people rated everyday pictures and patches of them',
      offer: 'Quality of everyday pictures',
      sourceFormat: 'pt',
      download: {
        url: 'https://huggingface.co/chaofengc/IQA-PyTorch-Weights/resolve/main/P2P_RoIPoolModel-fit.10.bs.120-ca69882e.pth',
        fileName: 'P2P_RoIPoolModel-fit.10.bs.120-ca69882e.pth',
        bytes: null,
        sha256: 'ca69882e',
      },
      licence: {
        spdx: 'CC-BY-NC-SA-4.0',
        url: 'https://creativecommons.org/licenses/by-nc-sa/4.0/',
        commercialUse: 'forbidden',
        note: 'This copy of the weights is published for non-commercial use only. The authors’ own repository (baidut/PaQ-2-PiQ) states other terms for code, none for the weights; the pictures it was trained on have terms of their own.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'PaQ-2-PiQ', rank: 31, headline: 'mos', judges: false, about: 'technical' },
          ...{ low: 0, high: 100, better: 'higher', unit: '' },
        },
        batchSize: 8,
        sanity: ['sharp', 'compressed'],
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertPaq2piq(conversion),
  adapter: async () => (await import('./adapter.ts')).createPaq2piqAdapter(),
};
