/** @file NIMA (Talebi and Milanfar, IEEE TIP 2018) as idealo trained and released it: how people would rate a picture, 1 to 10. */
import type { FamilyModel, ModelFamily } from '../family.ts';

function nima(id: string, what: string, offer: string, fileName: string, rank: number): FamilyModel {
  return {
    id,
    name: `NIMA (${what})`,
    gives: `${what === 'aesthetics' ? 'Aesthetics' : 'Technical quality'} 1 to 10, and how far people would disagree`,
    offer,
    sourceFormat: 'hdf5',
    download: {
      url: `https://raw.githubusercontent.com/idealo/image-quality-assessment/master/models/MobileNet/${fileName}`,
      fileName,
      bytes: null,
      sha256: null,
    },
    licence: {
      spdx: 'Apache-2.0',
      url: 'https://github.com/idealo/image-quality-assessment/blob/master/LICENSE',
      commercialUse: 'allowed',
      note: 'Code and weights lie in one repository under Apache-2.0. The ratings and pictures they were trained on (AVA, TID2013) have terms of their own.',
    },
    purpose: {
      kind: 'score',
      output: {
        ...{
          shortName: what === 'aesthetics' ? 'NIMA aesthetics' : 'NIMA technical',
          rank,
          headline: 'mean',
          judges: false,
          about: what === 'aesthetics' ? 'aesthetic' : 'technical',
        },
        ...{ low: 1, high: 10, better: 'higher', unit: '' },
      },
      batchSize: 16,
      sanity: what === 'aesthetics' ? [] : ['sharp', 'compressed'],
    },
  };
}

export const family: ModelFamily = {
  name: 'nima',
  links: ['https://github.com/idealo/image-quality-assessment'],
  models: [
    nima(
      'nima-aesthetic',
      'aesthetics',
      'Aesthetics, and how far people differ',
      'weights_mobilenet_aesthetic_0.07.hdf5',
      32,
    ),
    nima(
      'nima-technical',
      'technical',
      'Quality, and how far people differ',
      'weights_mobilenet_technical_0.11.hdf5',
      33,
    ),
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertNima(conversion),
  adapter: async () => (await import('./adapter.ts')).createNimaAdapter(),
};
