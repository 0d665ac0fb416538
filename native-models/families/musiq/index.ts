/** @file MUSIQ (Ke et al., ICCV 2021): four released checkpoints of one architecture. */
import type { FamilyModel, ModelFamily, ModelLicence, ScoreOutput } from '../family.ts';

const licenceFor = (trainedOn: string): ModelLicence => ({
  spdx: 'Apache-2.0',
  url: 'https://github.com/google-research/google-research/blob/master/LICENSE',
  commercialUse: 'unstated',
  note: `Google published the code under Apache-2.0 and states no separate licence for the weights. They were trained on ${trainedOn}, which has terms of its own.`,
});

interface Variant {
  readonly name: string;
  readonly trainedOn: string;
  readonly gives: string;
  readonly offer: string;
  readonly bytes: number | null;
  readonly output: ScoreOutput;
}

function model({ name, trainedOn, gives, offer, bytes, output }: Variant): FamilyModel {
  const fileName = `${name}_ckpt.npz`;
  return {
    id: `musiq-${name}`,
    name: `MUSIQ (${trainedOn})`,
    gives,
    offer,
    sourceFormat: 'npz',
    download: { url: `https://storage.googleapis.com/gresearch/musiq/${fileName}`, fileName, bytes, sha256: null },
    licence: licenceFor(trainedOn),
    purpose: { kind: 'score', output, batchSize: 8, sanity: ['sharp', 'blurred', 'compressed'] },
  };
}

const opinion = (shortName: string, rank: number): ScoreOutput => ({
  shortName,
  rank,
  low: 0,
  high: 100,
  better: 'higher',
  unit: '',
  headline: 'mos',
  judges: true,
  about: 'technical',
});

export const family: ModelFamily = {
  name: 'musiq',
  links: ['https://github.com/google-research/google-research/tree/master/musiq'],
  models: [
    model({
      name: 'koniq',
      trainedOn: 'KonIQ-10k',
      gives: 'Technical quality, 0 to 100, as people rated everyday photos',
      offer: 'Technical quality',
      bytes: null,
      output: opinion('Technical', 10),
    }),
    model({
      name: 'spaq',
      trainedOn: 'SPAQ',
      gives: 'Technical quality, 0 to 100, as people rated photos taken with phones',
      offer: 'Quality of phone pictures',
      bytes: null,
      output: opinion('Phone photos', 11),
    }),
    model({
      name: 'paq2piq',
      trainedOn: 'PaQ-2-PiQ',
      gives: 'Technical quality, 0 to 100, from the largest set of ratings',
      offer: 'Quality in parts of a picture',
      bytes: null,
      output: opinion('Patches', 12),
    }),
    model({
      name: 'ava',
      trainedOn: 'AVA',
      gives: 'Aesthetics: how photographers would rate the picture, 1 to 10, and how far they would disagree',
      offer: 'Aesthetics',
      bytes: 162_966_730,
      output: { ...opinion('Aesthetic', 30), low: 1, high: 10, headline: 'mean', about: 'aesthetic' },
    }),
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertMusiq(conversion),
  adapter: async () => (await import('./adapter.ts')).createMusiqAdapter(),
  serve: async () => (await import('./serve.ts')).serveMusiq,
  specialise: async (bytes, options) => (await import('./convert.ts')).specialiseMusiq(bytes, options),
};
