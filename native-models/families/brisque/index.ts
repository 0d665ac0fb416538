/** @file BRISQUE (Mittal, Moorthy, Bovik, IEEE TIP 2012): statistics of a picture, held against what people said of distorted ones. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'brisque',
  models: [
    {
      id: 'brisque',
      name: 'BRISQUE',
      gives: 'Distortion as people rated it on distorted pictures, about 0 (none) to 100',
      offer: 'Distortion',
      sourceFormat: 'libsvm',
      download: { url: null, fileName: 'allmodel', bytes: null, sha256: null },
      licence: {
        spdx: 'LicenseRef-LIVE',
        url: 'https://live.ece.utexas.edu/research/Quality/',
        commercialUse: 'unstated',
        note: 'The University of Texas (LIVE) publishes the model for any use with its copyright notice and citation; copies retrained by others have their own terms. Two files of one release: the LIBSVM model (allmodel) and beside it the ranges of its features (allrange).',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'BRISQUE', rank: 101, headline: 'brisque', judges: false },
          ...{ low: 0, high: 100, better: 'lower', unit: '' },
        },
        batchSize: 1,
        sanity: ['sharp', 'blurred', 'compressed'],
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertBrisque(conversion),
  compute: async (_settings, parameters) => (await import('./convert.ts')).brisqueOf(parameters),
};
