/** @file NIQE (Mittal, Soundararajan, Bovik, IEEE SPL 2013): how far a picture's statistics are from those of pristine ones. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'niqe',
  models: [
    {
      id: 'niqe',
      name: 'NIQE',
      gives: 'How natural a picture’s statistics are, about 2 (natural) upwards, without having learned from anybody',
      offer: 'Naturalness',
      sourceFormat: 'mat',
      download: { url: null, fileName: 'niqe_image_params.mat', bytes: null, sha256: null },
      licence: {
        spdx: 'LicenseRef-LIVE',
        url: 'https://live.ece.utexas.edu/research/Quality/',
        commercialUse: 'unstated',
        note: 'The University of Texas (LIVE) publishes the parameters for any use with its copyright notice and citation; fetch modelparameters.mat or niqe_image_params.mat there and import it.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'NIQE', rank: 100, headline: 'niqe', judges: false },
          // No upper end: worse pictures than 25 are all as bad.
          ...{ low: 0, high: 25, better: 'lower', unit: '' },
        },
        batchSize: 1,
        sanity: ['sharp', 'blurred', 'compressed'],
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertNiqe(conversion),
  compute: async (_settings, parameters) => (await import('./convert.ts')).niqeOf(parameters),
};
