/** @file CLIP-IQA (Wang, Chan, Loy, AAAI 2023): the look and feel of a picture by words and their opposites, over OpenAI's RN50 as it was released. */
import type { ModelFamily, ScoreScale } from '../family.ts';

const sha256 = 'afeb0e10f9e5a86da6080e35cf09123aca3b358a0c3e3b6c78a7b63bc04b6762';

const share = (shortName: string): ScoreScale => ({ shortName, low: 0, high: 1, better: 'higher', unit: '' });

/** In the order of the prompts; each the share of the first word against the second. */
const attributes: Readonly<Record<string, ScoreScale>> = {
  bright: share('Bright (not dark)'),
  clean: share('Clean (not noisy)'),
  colourful: share('Colourful (not dull)'),
  sharp: share('Sharp (not blurry)'),
  contrast: share('High contrast (not low)'),
  complex: share('Complex (not simple)'),
  natural: share('Natural (not synthetic)'),
  happy: share('Happy (not sad)'),
  scary: share('Scary (not peaceful)'),
  new: share('New (not old)'),
  warm: share('Warm (not cold)'),
  real: share('Real (not abstract)'),
  beautiful: share('Beautiful (not ugly)'),
  lonely: share('Lonely (not sociable)'),
  relaxing: share('Relaxing (not stressful)'),
};

export const family: ModelFamily = {
  name: 'clip-iqa',
  links: ['https://github.com/IceClear/CLIP-IQA'],
  models: [
    {
      id: 'clip-iqa',
      name: 'CLIP-IQA',
      gives:
        'Good or bad, and how bright, noisy, colourful, sharp, natural, happy, warm, lonely a photo feels: to sort and filter by',
      offer: 'Look and feel',
      sourceFormat: 'pt',
      download: {
        url: `https://openaipublic.azureedge.net/clip/models/${sha256}/RN50.pt`,
        fileName: 'RN50.pt',
        bytes: null,
        sha256,
      },
      licence: {
        spdx: 'MIT',
        url: 'https://github.com/openai/CLIP/blob/main/LICENSE',
        commercialUse: 'allowed',
        note: 'OpenAI’s CLIP (RN50), MIT; nothing was trained on top of it. The authors’ code that compares prompts has a licence of its own (S-Lab, non-commercial): nothing of it is used here, only the published method and its prompts.',
      },
      purpose: {
        kind: 'score',
        output: {
          ...{ shortName: 'CLIP-IQA', rank: 30, headline: 'score', judges: false, about: 'technical' },
          ...share('CLIP-IQA'),
          attributes,
        },
        batchSize: 8,
        sanity: ['sharp', 'compressed'],
        // Half the side of what others are given: its cost grows with the pixels.
        size: { longSidePx: 512 },
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertClipIqa(conversion),
  adapter: async () => (await import('./adapter.ts')).createClipIqaAdapter(),
};
