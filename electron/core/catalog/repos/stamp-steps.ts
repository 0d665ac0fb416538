/** @file Steps that say who set what ([Note: Stamps] in journal/stamps.ts): a merge taken back and done again, and what is decided by another hand. */
import { codeBits } from '../journal/decision-code.ts';
import type { Change, OpinionRow } from '../journal/records.ts';
import { decodeStamps, encodeStamps, fields, restoreStamps, type Stamps } from '../journal/stamps.ts';
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

/** Who decides on this catalog without being its photographer: author ids, of that one and of the photographer, and what the one is called. */
export interface OtherHand {
  author: string;
  name: string;
  me: string;
}

/**
 * Fields that these changes set are somebody else's, as if merged from him at this sequence. What stood there by the photographer's own hand is noted as
 * said by him. Call before the changes are applied, and what it returns after, with the sequence: it stamps, and says what
 * the journal needs. Opinions are not written yet.
 */
export function beforeOtherHand(
  writer: DecisionWriter,
  changes: readonly Change[],
  { author, me }: Omit<OtherHand, 'name'>,
): (seq: number) => { stamps: [number, string, string][]; opinions: OpinionRow[] } {
  const was = changes.map(([id]) => writer.stamps(id));
  return (seq) => {
    const stamps: [number, string, string][] = [];
    const opinions: OpinionRow[] = [];
    changes.forEach(([id, before, after], at) => {
      const earlier = was[at]!;
      const now = writer.stamps(id);
      const past: Stamps['past'] = { ...now.past };
      let mine = 0;
      let theirs = 0;
      fields.forEach((field, i) => {
        const bits = codeBits[field];
        if ((before & bits) === (after & bits)) return;
        theirs |= bits;
        const last = earlier.past[field];
        if (earlier.own[i]! > (last?.at ?? 0)) mine |= bits;
        past[field] = { by: author, at: seq, seen: { ...last?.seen, [author]: seq } };
      });
      if (theirs === 0) return;
      const signed = { own: now.own, past };
      writer.setStamps(id, signed);
      stamps.push([id, encodeStamps(earlier), encodeStamps(signed)]);
      opinions.push([id, author, after & theirs, theirs]);
      if (mine !== 0) opinions.push([id, me, before & mine, mine]);
    });
    return { stamps, opinions };
  };
}
