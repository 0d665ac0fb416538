/** @file DISTS (Ding et al., TPAMI 2020): how far a picture is from another in structure and texture; grass may be other grass. */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'dists',
  links: ['https://github.com/dingkeyan93/DISTS'],
  models: [
    {
      id: 'dists',
      name: 'DISTS',
      gives: 'How far a picture is from its original in structure and texture, 0 (alike) to 1, as a metric of compare',
      offer: 'Difference in structure and texture',
      sourceFormat: 'pt',
      download: {
        url: 'https://download.pytorch.org/models/vgg16-397923af.pth',
        fileName: 'vgg16-397923af.pth',
        bytes: null,
        sha256: '397923af',
        beside: [
          {
            url: 'https://raw.githubusercontent.com/dingkeyan93/DISTS/master/weights/weights.pt',
            fileName: 'dists-weights.pt',
            otherNames: ['weights.pt'],
            bytes: 12_288,
            sha256: 'f5e65c96230b7f6ca995691647d482237e4cab8a50c5c4a5784f219ef0748218',
          },
        ],
      },
      licence: {
        spdx: 'MIT AND BSD-3-Clause',
        url: 'https://github.com/dingkeyan93/DISTS/blob/master/LICENSE',
        commercialUse: 'unstated',
        note: 'Two files: VGG-16 by torchvision (BSD-3-Clause code; trained on ImageNet, whose pictures are for research and whose weights state no terms of their own), and the weights of DISTS by its authors (MIT).',
      },
      purpose: {
        kind: 'compare',
        rank: 20,
        moreIs: 'farther',
        range: { low: 0, high: 1 },
        minPx: 32,
        maxPixels: 4_000_000,
      },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertDists(conversion),
  pairs: async () => (await import('../../convnets/pair-adapter.ts')).createPairAdapter('distance'),
};
