/** @file Every answer of the engine passes here once: names, paths and sentences in it are shown as they are, whatever hides in them. */
import { mapEventIterator } from '@orpc/client';
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
export const withVisibleNames = (answer: unknown): unknown =>
  isStream(answer)
    ? mapEventIterator(answer, {
        value: async (event) => withVisibleText(event, isShown),
        error: async (error) => error,
      })
    : withVisibleText(answer, isShown);
