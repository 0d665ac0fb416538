/** @file English texts of models and devices. */
import { texts } from './en.ts';

export const modelTexts = {
  title: 'Models and devices',
  says: 'Models run on this machine. Nothing leaves it; only an installation fetches something, after you saw its terms.',
  scoring: 'Scores',
  faces: 'Faces',
  none: 'No scoring model is installed',
  noneSays:
    'Sharpness, exposure, noise, stacks and suggestions work as they are. A model adds a learned score: how good a frame looks as a photograph, what is in it, and what is wrong with it.',
  noFaces: 'No face model is installed: eyes, blinks and close-ups are not looked for.',
  states: { missing: 'not installed', installed: 'installed', unproven: 'unproven', broken: 'broken' },
  stateHints: {
    unproven: 'Imported although the sanity check failed: its numbers are marked as unproven everywhere.',
  },
  commercial: {
    allowed: 'free for commercial use',
    forbidden: 'not for commercial use',
    unstated: 'commercial use not stated',
  },
  sizeUnknown: 'size not published',
  custom: 'your own',
  install: 'Install',
  reinstall: 'Install again',
  installName: (name: string) => `Install ${name}`,
  importName: (name: string) => `Import a file for ${name}`,
  verifyName: (name: string) => `Check the files of ${name}`,
  removeName: (name: string) => `Remove ${name}`,
  import: 'Import',
  verify: 'Check',
  verifying: 'Checking',
  remove: 'Remove',
  removeAsk: (name: string) => `Remove ${name}? Its scores stay until they are replaced.`,
  removeYes: 'Remove',
  keep: 'Keep it',
  verified: 'Every file is as it was installed.',
  terms: (name: string) => `Terms of ${name}`,
  licence: 'Licence',
  from: 'From',
  noUrl: 'a file of yours',
  size: 'Size',
  use: 'Use',
  accept: 'Accept and fetch',
  acceptSize: (size: string) => `Accept and fetch ${size}`,
  notNow: 'Not now',
  stop: 'Stop',
  steps: {
    fetching: 'Fetching',
    checking: 'Checking the file',
    converting: 'Converting',
    proving: 'Proving its numbers',
    done: 'Done',
  },
  of: (done: string, total: string) => `${done} of ${total}`,
  refused: (name: string) => `${name} was not installed`,
  refusedSays: 'What stood there before still stands.',
  again: 'Try again',
  dismiss: 'Not now',
  importFrom: (name: string) => `The file of ${name}`,
  importHint: (endings: readonly string[], published: string | null): string =>
    `${published ? `As published it is called ${published}. ` : ''}Shown are files that end in ${endings.join(', ')}.`,
  importTake: 'Import this file',
  provenance: 'Provenance',
  weights: 'Weights',
  source: 'File',
  converter: 'Converter',
  installedAt: 'Installed',
  accepted: 'licence accepted here',
  brought: 'brought by you',
  none2: 'as published',
  score: 'Score what lacks it',
  lacking: (unscored: number, stale: number): string => {
    const parts = [
      unscored > 0
        ? `${unscored.toLocaleString('en')} ${unscored === 1 ? 'photo' : 'photos'} of this shoot not scored yet`
        : '',
      stale > 0 ? `${stale.toLocaleString('en')} scored with earlier weights` : '',
    ].filter(Boolean);
    return parts.length > 0 ? `${parts.join(', ')}.` : 'Every photo of this shoot is scored with what is installed.';
  },
  devices: 'Devices',
  device: {
    provider: 'Runs on',
    adapter: 'Adapter',
    state: 'State',
    gate: 'Against the processor',
    speed: 'Pictures/s',
    note: 'Note',
  },
  providers: { cuda: 'CUDA', dml: 'DirectML', coreml: 'CoreML', webgpu: 'WebGPU', cpu: 'Processor' },
  deviceStates: {
    ready: 'ready',
    wrong: 'numbers differ',
    bad: 'unreliable',
    unavailable: 'not available',
    untested: 'not tested yet',
  },
  chosen: 'scores',
  reference: 'the reference',
  gate: (worst: string, rank: string, pictures: number) =>
    `${worst} % off at worst, rank ${rank}, ${pictures} pictures`,
  notMeasured: 'not measured',
  test: 'Test again',
  testing: 'Testing',
  testSays: 'Every device scores the same pictures; one that differs from the processor is never used.',
  withoutModel: 'Devices are compared on an installed model: install one first.',
  loading: texts.loading,
  offers: 'What can be added',
  recommended: 'recommended first',
  offerName: ({ key, models }: { key: string; models: readonly { offer: string }[] }): string =>
    key === 'faces' ? 'Faces and eyes' : (models[0]?.offer ?? key),
  offerGives: ({ key, models }: { key: string; models: readonly { gives: string }[] }): string =>
    key === 'faces'
      ? 'Finds faces, says whose eyes are open and how sharp they are: close-ups, blinks, the same face across a burst'
      : (models[0]?.gives ?? ''),
  details: 'Every model by its own name, with licences, files and hashes',
};
