/**
 * @file Who a face is: the residual network of dlib (King, 2017), which gives 128 numbers a face, as face-api carries it. For telling people of one shoot
 * apart; it judges nothing, and nobody is named by it.
 */
import type { ModelFamily } from '../family.ts';

export const family: ModelFamily = {
  name: 'face-descriptor',
  links: ['https://github.com/vladmandic/face-api', 'https://github.com/davisking/dlib-models'],
  models: [
    {
      id: 'face-descriptor',
      name: 'Face descriptor (dlib ResNet, face-api)',
      gives:
        'Who is the same person: filter by person, people without a keeper, the best frame of each. Only where People is switched on',
      offer: 'People',
      sourceFormat: 'tfjs',
      download: {
        url: null,
        packaged: '@vladmandic/face-api/model/face_recognition_model.bin',
        fileName: 'face_recognition_model.bin',
        bytes: 6_444_032,
        sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
        beside: [
          {
            url: null,
            fileName: 'face_recognition_model-weights_manifest.json',
            bytes: 19_615,
            sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
          },
        ],
      },
      licence: {
        spdx: 'MIT',
        url: 'https://github.com/vladmandic/face-api/blob/master/LICENSE',
        commercialUse: 'allowed',
        note: 'The package is MIT, the network it carries was published by dlib’s author without restriction. It was trained on faces from the web (VGG, FaceScrub). What tells people apart is biometric data: in many places the people in the pictures have to agree to it.',
      },
      purpose: { kind: 'people' },
    },
  ],
  convert: async (conversion) => (await import('./convert.ts')).convertDescriptor(conversion),
};
