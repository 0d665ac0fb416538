/** @file LightQNet (Chen, Yi, Lv, IEEE SPL 2021): how well a face could be recognised. The networks' width makes three models of it. */
import type { FamilyModel, ModelFamily } from '../family.ts';

const release = 'd0798e5db4d07401d1868425e40805df06f53df2';

function lightqnet(
  id: string,
  width: string,
  released: { fileName: string; bytes: number; sha256: string },
): FamilyModel {
  return {
    id,
    name: `LightQNet (${width})`,
    gives:
      'How well a face could be recognised: turned, blurred, covered or dark ones less. One measure beside eyes and sharpness, it rejects nothing',
    offer: 'Recognisable faces',
    sourceFormat: 'pb',
    download: {
      url: `https://raw.githubusercontent.com/KaenChan/lightqnet/${release}/${released.fileName}`,
      ...released,
    },
    licence: {
      spdx: 'MIT',
      url: `https://github.com/KaenChan/lightqnet/blob/${release}/tf_face_quality_model.py`,
      commercialUse: 'allowed',
      note: 'The licence stands in the authors’ code; the weights lie beside it. They were trained on MS-Celeb-1M, a set of faces that its publisher withdrew.',
    },
    purpose: { kind: 'face-measure' },
  };
}

/** The widest comes last: of several that are installed it is heard. */
export const family: ModelFamily = {
  name: 'lightqnet',
  links: ['https://github.com/KaenChan/lightqnet'],
  models: [
    lightqnet('lightqnet-025', 'a quarter as wide', {
      fileName: 'lightqnet-dm025.pb',
      bytes: 298_422,
      sha256: '731eade9066ca76c78c9a989dd5d5c73d9dd2dfc3084bdb5fdfb6ad87cac6c10',
    }),
    lightqnet('lightqnet-050', 'half as wide', {
      fileName: 'lightqnet-dm050.pb',
      bytes: 633_029,
      sha256: 'cf7d045e9c6b7eb99a599d1af9447cab6c23d4d97a2be4738d8279def859c4ac',
    }),
    lightqnet('lightqnet', 'full width', {
      fileName: 'lightqnet-dm100.pb',
      bytes: 1_875_662,
      sha256: '057b8ea2714953b70745934bcd7a927f4676a827a55509a2adc64e7282f836f3',
    }),
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertLightqnet(conversion),
};
