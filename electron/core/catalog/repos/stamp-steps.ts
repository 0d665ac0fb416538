/** @file Taking a merge back, and doing it again, with the stamps that it put on ([Note: Stamps] in journal/stamps.ts). */
import { decodeStamps, encodeStamps, restoreStamps } from '../journal/stamps.ts';
import type { DecisionWriter } from '../journal/write-decisions.ts';

/** Call before the step's changes are applied, and what it returns after: photos with their new stamps, for the journal. */
export function beforeMerge(writer: DecisionWriter, which: 'undo' | 'redo', stepId: number): () => [number, string][] {
  const found = [...writer.stampsOf(stepId)].map(([id, { before, after }]) => ({
    id,
    current: writer.stamps(id),
    from: decodeStamps(which === 'undo' ? after : before),
    to: decodeStamps(which === 'undo' ? before : after),
  }));
  return () =>
    found.map(({ id, current, from, to }) => {
      const stamps = restoreStamps(current, from, to, writer.stamps(id));
      writer.setStamps(id, stamps);
      return [id, encodeStamps(stamps)];
    });
}
