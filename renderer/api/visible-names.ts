/** @file Every answer of the engine passes here once: what it says by a code is said in the page's language, and names, paths and sentences are shown as they are, whatever hides in them. */
import { mapEventIterator } from '@orpc/client';
import { type Sentences, tellAll } from '../../electron/contract/told.ts';
import { withVisibleText } from '../../electron/contract/visible-text.ts';

/** What the contract says in words for people. Nothing under these keys is sent back as an identity; filter values are keys of counts. */
const shownKeys: ReadonlySet<string> = new Set([
  'name',
  'path',
  'displayPath',
  'reason',
  'problem',
  'details',
  'says',
  'text',
  'note',
  'ours',
  'theirs',
  'because',
  'camera',
  'lens',
  'software',
]);
const isShown = (key: string): boolean => shownKeys.has(key);

const isStream = (answer: unknown): answer is AsyncIterator<unknown, unknown> =>
  typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;

/** Of an answer or of every event of a stream. */
export const withVisibleNames = (answer: unknown, sentences: Sentences): unknown => {
  const shown = (value: unknown): unknown => withVisibleText(tellAll(value, sentences), isShown);
  return isStream(answer)
    ? mapEventIterator(answer, { value: async (event) => shown(event), error: async (error) => error })
    : shown(answer);
};
