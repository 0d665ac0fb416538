/** @file What kind of trouble a file is in, from its state or from what the scan met. */
import type { Problem } from '../../contract/folder.ts';
import type { PhotoState } from '../../contract/photo.ts';
import type { ProblemCode } from '../library/problems.ts';

type Kind = Problem['kind'];

const byState: Readonly<Record<PhotoState, Kind>> = {
  ready: 'remark',
  pending: 'remark',
  offline: 'unreadable',
  missing: 'unreadable',
  unreadable: 'unreadable',
  waiting: 'not-here-yet',
  damaged: 'damaged',
  corrupt: 'broken',
  'no-preview': 'unsupported',
  'not-a-picture': 'not-a-picture',
};

const byCode: Readonly<Record<ProblemCode, Kind>> = {
  permission: 'unreadable',
  io: 'unreadable',
  vanished: 'unreadable',
  'too-deep': 'unreadable',
  waiting: 'not-here-yet',
  'online-only': 'not-here-yet',
  empty: 'broken',
  'not-a-picture': 'not-a-picture',
  'linked-folder': 'remark',
  'dead-link': 'remark',
  'odd-group': 'remark',
};

export const kindOfState = (state: PhotoState): Kind => byState[state];
export const kindOfCode = (code: ProblemCode): Kind => byCode[code];
