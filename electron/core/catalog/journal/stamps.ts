/**
 * @file Who wrote each field of a decision last, and which writes that one knew.
 *
 * [Note: Stamps] A field of a photo (flag, stars, label, turn) keeps, beside its value, how far it knows the writes of each author: journal sequence by
 * author. What knows all of another's writes came after it; two that each know something the other does not were made side by side. This is a
 * version vector per field (Parker et al., "Detection of mutual inconsistency in distributed systems", IEEE TSE 9 (1983)). One's own writes are
 * one number in the row, set by the statement that writes the decision; what came from others is a text that only a merge writes.
 */

export const fields = ['flag', 'stars', 'label', 'turn'] as const;
export type Field = (typeof fields)[number];

/** Author id -> the last of his journal sequences that is known. */
export type Seen = Readonly<Record<string, number>>;

/** What a merge left on a field. */
export interface Past {
  /** Who set the value that stood after the merge. */
  by: string;
  /** The own sequence at that time: a larger one now means that it was set here since. */
  at: number;
  seen: Seen;
}

export interface Stamps {
  /** Own sequences in the order of `fields`; 0 where it was never set here. */
  own: [number, number, number, number];
  past: Partial<Record<Field, Past>>;
}

export const noStamps: Stamps = { own: [0, 0, 0, 0], past: {} };

/** One text for the undo log and the journal; empty for none. */
export function encodeStamps({ own, past }: Stamps): string {
  return own.every((seq) => seq === 0) && Object.keys(past).length === 0 ? '' : JSON.stringify([own, past]);
}

/** Only of texts that `encodeStamps` made. */
export function decodeStamps(text: string): Stamps {
  if (text === '') return noStamps;
  const [own, past] = JSON.parse(text) as [Stamps['own'], Stamps['past']];
  return { own, past };
}

const isSame = (field: Field, i: number, a: Stamps, b: Stamps): boolean =>
  a.own[i] === b.own[i] && JSON.stringify(a.past[field]) === JSON.stringify(b.past[field]);

/**
 * Taking a merge back (or doing it again) puts the stamps back as well, so that the same file can be merged otherwise. A field that was set here since
 * keeps what `written` says: the undo is a write like any other.
 */
export function restoreStamps(current: Stamps, from: Stamps, to: Stamps, written: Stamps): Stamps {
  const own: Stamps['own'] = [...written.own];
  const past: Stamps['past'] = { ...written.past };
  fields.forEach((field, i) => {
    if (!isSame(field, i, current, from)) return;
    own[i] = to.own[i]!;
    if (to.past[field]) past[field] = to.past[field];
    else delete past[field];
  });
  return { own, past };
}
