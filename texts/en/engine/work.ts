/** @file English sentences of the work under way, and what is noticed. */
import { photos } from '../count.ts';

export const workTexts = {
  'notice.brought': (v: { says: string }) => `${v.says}, where these pictures were before. Undo takes them back.`,
  'work.index': 'Indexing',
  'work.score': 'Scoring',
  'work.quick': 'Scoring quickly, at 512 pixels',
  'work.scoreOn': (v: { host: string }) => `Scoring on ${v.host}`,
  'score.sentTo': (v: { host: string }) => `Pictures are sent to ${v.host} for scoring.`,
  'score.backHere': (v: { because: string }) => `Scoring goes on here: ${v.because}. The server is tried again later.`,
  'score.modelFailed': (v: { model: string; problem: string }) => `${v.model} could not score: ${v.problem}`,
  'work.faces': 'Looking for faces',
  'work.people': 'Telling people apart',
  'work.list': 'Listing photos',
  'work.unforeseen': 'Something unforeseen happened; the log has the rest.',
  'work.stopped': (v: { says: string; why: string }) => `${v.says} stopped: ${v.why} What was done is kept.`,
  'notice.missing': (v: { files: number; folder: string }) =>
    `${v.files === 1 ? '1 file' : `${v.files} files`} of ${v.folder} cannot be found any more. Decisions stay until you confirm what is gone (on the command line: index --confirm-missing).`,
  'export.decidedElsewhere': (v: { photos: number; conflicts: number }) =>
    `${v.photos} photos were decided elsewhere${v.conflicts > 0 ? `, ${v.conflicts} of them differently here` : ''}`,
  'programs.opened': (v: { name: string | null; photos: number; program: string | null }) =>
    `Opened ${v.name ?? photos(v.photos)}${v.program === null ? '' : ` in ${v.program}`}`,
};
