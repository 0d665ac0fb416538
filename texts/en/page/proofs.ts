/** @file Words about proofs. */
import { count } from '../count.ts';

export const proofTexts = {
  format: 'Format',
  longSide: 'Long side',
  ownSize: 'Own size',
  pixels: (n: number) => `${count(n)} pixels`,
  target: 'As close to the photo as',
  targets: {
    quick: 'SSIM 0.95: for a quick look',
    close: 'SSIM 0.98: hardly to be told apart',
    same: 'SSIM 0.99: not to be told apart on a screen',
    work: 'SSIM 0.995: for further work',
  },
  metadata: 'Metadata',
  metadataKinds: {
    rights: 'Copyright and author',
    all: 'All, also captions and camera',
    none: 'None',
  },
  keepGps: 'Where it was taken, too',
  came: (n: number, bytes: string, target: string) =>
    `${n === 1 ? '1 proof' : `${count(n)} proofs`}, ${bytes}, each the smallest file that keeps ${target}.`,
  fixed: (setting: string, bytes: string, isAbout: boolean) =>
    `One setting for all with the same worst case, ${setting}, would take ${isAbout ? 'about ' : ''}${bytes}.`,
  unreached: (n: number) =>
    n === 1 ? '1 proof falls short of the target' : `${count(n)} proofs fall short of the target`,
  shortOf: (values: Readonly<Record<string, number | null>>, because: string) =>
    `${Object.entries(values)
      .map(([name, value]) => `${name} ${value === null ? '-' : value.toFixed(4)}`)
      .join(', ')}: ${because}`,
};
