/** @file English sentences of a cull's summary. */
import { count } from '../count.ts';
export const cullCliTexts = {
  'cull.noPhotos': (v: { folder: string }) =>
    `There are no photos in ${v.folder} or its subfolders that Chinagraph knows how to read.`,
  'cull.cannotTell': (v: { share: string }) => `  Can't tell  ${v.share}   left to you`,
  'cull.decided': (v: { n: number }) => `  (${count(v.n)} already decided by you: those stay as they are)`,
  'cull.alone':
    'Every photo stands alone: there is none beside it to be better or worse than, so its own measures decide little.',
  'cull.suggestions': 'These are suggestions: nothing was decided and no file was touched.',
  'cull.see': (v: { command: string }) => `  see them    ${v.command}`,
  'cull.list': (v: { command: string }) => `  list them   ${v.command}`,
  'cull.withFaces': 'sharpness, exposure, stacks and faces',
  'cull.withoutFaces': 'sharpness, exposure and stacks',
  'cull.noModel': (v: { used: string; command: string }) =>
    `No scoring model is installed: this used ${v.used}. A model adds quality and aesthetics: ${v.command}`,
  'cull.keepers': 'Likely keepers',
  'cull.bestOf': (v: { size: number }) => `best of ${v.size}`,
  'cull.bestOfStacks': 'Best of each stack, largest first',
  'cull.softer': 'softer than others of the same stack',
  'cull.noisier': 'noisier than others of the same stack',
  'cull.notBest': 'not the best of their stack',
  'cull.motion': 'blurred by movement',
  'cull.highlights': 'highlights clipped',
  'cull.shadows': 'shadows crushed',
  'cull.exposure': 'exposed unlike the rest of their stack',
  'cull.bright': 'too bright',
  'cull.dark': 'too dark',
  'cull.lowScore': 'scored below most of the shoot',
  'cull.why': (v: { n: number; why: string; path: string; reasons: string }) =>
    `  ${count(v.n).padStart(4)}  ${v.why}: for example ${v.path}, ${v.reasons}`,
  'cull.rejected': 'Why rejected',
  'cull.moreInJson': 'more in --json',
  'cull.scoredBy': (v: { models: string }) => `Scored by ${v.models}.`,
  'cull.more': (v: { n: number; what: string }) => `  and ${count(v.n)} ${v.what}`,
};
