/** @file LPIPS (Zhang et al., CVPR 2018): how far a picture looks from another, as people said of pairs. */
import type { FamilyModel, ModelFamily } from '../family.ts';
import type { LpipsNetwork } from './convert.ts';

interface Network {
  readonly network: LpipsNetwork;
  readonly called: string;
  /** torchvision's file; its name carries the beginning of its SHA-256. */
  readonly fileName: string;
  readonly headBytes: number;
  readonly headSha256: string;
  /** More would take more memory than a laptop has. */
  readonly maxPixels: number;
  readonly minPx: number;
}

const networks: readonly Network[] = [
  {
    network: 'alex',
    called: 'AlexNet',
    fileName: 'alexnet-owt-7be5be79.pth',
    headBytes: 6009,
    headSha256: 'df73285e35b22355a2df87cdb6b70b343713b667eddbda73e1977e0c860835c0',
    ...{ maxPixels: 50_000_000, minPx: 64 },
  },
  {
    network: 'vgg',
    called: 'VGG-16',
    fileName: 'vgg16-397923af.pth',
    headBytes: 7289,
    headSha256: 'a78928a0af1e5f0fcb1f3b9e8f8c3a2a5a3de244d830ad5c1feddc79b8432868',
    ...{ maxPixels: 4_000_000, minPx: 32 },
  },
  {
    network: 'squeeze',
    called: 'SqueezeNet 1.1',
    fileName: 'squeezenet1_1-b8a52dc0.pth',
    headBytes: 10_811,
    headSha256: '4a5350f23600cb79923ce65bb07cbf57dca461329894153e05a1346bd531cf76',
    ...{ maxPixels: 12_000_000, minPx: 32 },
  },
];

const modelOf = ({ network, called, fileName, headBytes, headSha256, maxPixels, minPx }: Network): FamilyModel => ({
  id: `lpips-${network}`,
  name: `LPIPS (${called})`,
  gives: `How far a picture looks from its original, 0 (alike) upwards, as a metric of compare`,
  offer: `Difference that people see (${called})`,
  sourceFormat: 'pt',
  download: {
    url: `https://download.pytorch.org/models/${fileName}`,
    fileName,
    bytes: null,
    sha256: fileName.slice(-12, -4),
    beside: [
      {
        url: `https://raw.githubusercontent.com/richzhang/PerceptualSimilarity/master/lpips/weights/v0.1/${network}.pth`,
        fileName: `lpips-${network}.pth`,
        otherNames: [`${network}.pth`],
        bytes: headBytes,
        sha256: headSha256,
      },
    ],
  },
  licence: {
    spdx: 'BSD-2-Clause AND BSD-3-Clause',
    url: 'https://github.com/richzhang/PerceptualSimilarity/blob/master/LICENSE',
    commercialUse: 'unstated',
    note: `Two files: the network by torchvision (BSD-3-Clause code; trained on ImageNet, whose pictures are for research and whose weights state no terms of their own), and the heads by the authors of LPIPS (BSD-2-Clause, commercial use allowed).`,
  },
  purpose: {
    kind: 'compare',
    rank: 10,
    moreIs: 'farther',
    range: { low: 0, high: 1.5 },
    minPx,
    maxPixels,
    settings: { network },
  },
});

export const family: ModelFamily = {
  name: 'lpips',
  links: ['https://github.com/richzhang/PerceptualSimilarity'],
  models: networks.map(modelOf),
  async convert(conversion) {
    const { convertLpips } = await import('./convert.ts');
    return convertLpips(conversion, conversion.model.id.replace('lpips-', '') as LpipsNetwork);
  },
  pairs: async () => (await import('../../convnets/pair-adapter.ts')).createPairAdapter('distance'),
};
