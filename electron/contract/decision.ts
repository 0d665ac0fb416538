/** @file What the photographer decided. Never written by the app on its own. */
import { z } from 'zod';
import { folderId, photoIdList, stepId } from './ids.ts';
import { words } from './words.ts';

export const flag = z.enum(['pick', 'reject', 'none']);
export type Flag = z.infer<typeof flag>;
export const stars = z.number().int().min(0).max(5);
export const label = z.enum(['red', 'yellow', 'green', 'blue', 'purple', 'none']);
export type Label = z.infer<typeof label>;

export const decision = z.object({ flag, stars, label });
export type Decision = z.infer<typeof decision>;
export const undecided: Decision = { flag: 'none', stars: 0, label: 'none' };

/** Quarter turns clockwise in which the picture is shown, added to its own orientation. Undone like a decision, and none by itself: it says nothing of keeping. */
export const turn = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Turn = z.infer<typeof turn>;

/** Only the named fields change. */
export const decisionChange = z
  .object({ flag: flag.optional(), stars: stars.optional(), label: label.optional(), turn: turn.optional() })
  .refine(
    (c) => c.flag !== undefined || c.stars !== undefined || c.label !== undefined || c.turn !== undefined,
    'a change names at least one field',
  );
export type DecisionChange = z.infer<typeof decisionChange>;

export const stepKind = z.enum(['decide', 'accept', 'dismiss', 'import', 'stack', 'set', 'clock', 'subject', 'merge']);
export type StepKind = z.infer<typeof stepKind>;

/** One line of the undo log, newest first where listed. */
export const step = z.object({
  id: stepId,
  kind: stepKind,
  /** "Rejected 12 photos": what undo would take back. */
  says: words,
  at: z.string(),
  photoIds: photoIdList,
  /** The shoots of these photos: mostly one. */
  shoots: z.array(z.object({ id: folderId, name: z.string() })),
  undone: z.boolean(),
});
export type Step = z.infer<typeof step>;

/** What a list of names, numbers or a CSV means in a shoot; shown before anything is decided. */
export const nameMatches = z.object({
  /** Photos that the list means, each once. */
  ids: photoIdList,
  /** Entries that no photo has. */
  missing: z.array(z.string()),
  /** Entries that several photos have, with their files: none of them is among the ids. */
  ambiguous: z.array(z.object({ entry: z.string(), files: z.array(z.string()) })),
});
export type NameMatches = z.infer<typeof nameMatches>;
