/** @file A decision with its dismissed suggestion as one small integer, for the undo log and the journal: flag | stars << 2 | label << 5 | dismissed << 8 | turn << 10. */
import type { Decision, DecisionChange, Flag, Label, Turn } from '../../../contract/decision.ts';
import type { SuggestionClass } from '../../../contract/suggestion.ts';

/** Places in these lists are on disk: append only. */
const flags: readonly Flag[] = ['none', 'pick', 'reject'];
const labels: readonly Label[] = ['none', 'red', 'yellow', 'green', 'blue', 'purple'];
const classes: readonly (SuggestionClass | null)[] = [null, 'keep', 'reject', 'undecided'];

export interface DecisionState {
  decision: Decision;
  /** Class of the suggestion that the photographer dismissed; null if none. */
  dismissed: SuggestionClass | null;
  turn: Turn;
}

export const undecidedCode = 0;
/** Where each field lies in the number. */
export const codeBits = { flag: 3, stars: 7 << 2, label: 7 << 5, turn: 3 << 10 } as const;
const codeCount = 1 << 12;

export function encodeDecision({ decision, dismissed, turn }: DecisionState): number {
  const flag = flags.indexOf(decision.flag);
  const label = labels.indexOf(decision.label);
  const dismissal = classes.indexOf(dismissed);
  if (flag < 0 || label < 0 || dismissal < 0 || !(turn >= 0 && turn <= 3))
    throw new Error(`no code for ${JSON.stringify({ decision, dismissed, turn })}`);
  return flag | (decision.stars << 2) | (label << 5) | (dismissal << 8) | (turn << 10);
}

/** Shared, frozen objects: 100,000 rows hold at most a few dozen of them. */
const decoded = new Map<number, DecisionState>();

/** Throws on a number that no decision has: such a journal record is damaged. */
export function decodeDecision(code: number): DecisionState {
  const known = decoded.get(code);
  if (known) return known;
  const flag = flags[code & 3];
  const stars = (code >> 2) & 7;
  const label = labels[(code >> 5) & 7];
  const dismissed = classes[(code >> 8) & 3];
  if (
    !Number.isInteger(code) ||
    code < 0 ||
    code >= codeCount ||
    !flag ||
    !label ||
    stars > 5 ||
    dismissed === undefined
  ) {
    throw new Error(`${code} is not a decision`);
  }
  const state = Object.freeze({
    decision: Object.freeze({ flag, stars, label }),
    dismissed,
    turn: (code >> 10) as Turn,
  });
  decoded.set(code, state);
  return state;
}

export function changeDecision(code: number, change: DecisionChange): number {
  const { decision, dismissed, turn } = decodeDecision(code);
  return encodeDecision({
    decision: {
      flag: change.flag ?? decision.flag,
      stars: change.stars ?? decision.stars,
      label: change.label ?? decision.label,
    },
    dismissed,
    turn: change.turn ?? turn,
  });
}

export function changeDismissed(code: number, dismissed: SuggestionClass | null): number {
  return encodeDecision({ ...decodeDecision(code), dismissed });
}
