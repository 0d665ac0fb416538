/** @file CLIP (Radford et al., ICML 2021): what a picture shows as a vector that words have too. For finding, not for judging. */
import type { ModelFamily } from '../family.ts';

const sha256 = '40d365715913c9da98579312b702a82c18be219cc2a73407c4526f58eba950af';

export const family: ModelFamily = {
  name: 'clip',
  links: ['https://github.com/openai/CLIP'],
  models: [
    {
      id: 'clip-vit-b-32',
      name: 'CLIP (ViT-B/32)',
      gives:
        'Find photos by words ("first dance", "dog on the beach") and photos like one; on request, poses of one sitter stay in one stack',
      offer: 'Find by words',
      sourceFormat: 'pt',
      download: {
        url: `https://openaipublic.azureedge.net/clip/models/${sha256}/ViT-B-32.pt`,
        fileName: 'ViT-B-32.pt',
        bytes: 353_976_522,
        sha256,
        beside: [
          {
            url: 'https://raw.githubusercontent.com/openai/CLIP/main/clip/bpe_simple_vocab_16e6.txt.gz',
            fileName: 'bpe_simple_vocab_16e6.txt.gz',
            bytes: 1_356_917,
            sha256: '924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a',
          },
        ],
      },
      licence: {
        spdx: 'MIT',
        url: 'https://github.com/openai/CLIP/blob/main/LICENSE',
        commercialUse: 'allowed',
        note: 'MIT. OpenAI’s model card advises against use without testing for the purpose, and against surveillance and face recognition; it understands English best. Two files: the model and its vocabulary.',
      },
      purpose: { kind: 'embed', batchSize: 16 },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertClip(conversion),
  adapter: async () => (await import('./adapter.ts')).createClipAdapter(),
  specialise: async (bytes, options) => (await import('./convert.ts')).specialiseClip(bytes, options),
  words: async (vocabulary) =>
    (await import('../../language-image/tokenizer.ts')).createTokenizer(
      JSON.parse(Buffer.from(vocabulary).toString('utf8')),
    ),
};
