/** @file A step in a photographer's words: what undo would take back. */
import type { StepKind } from '../../../contract/decision.ts';
import { decodeDecision } from '../journal/decision-code.ts';
import type { Change } from '../journal/records.ts';

const photos = (count: number): string => (count === 1 ? '1 photo' : `${count} photos`);

/** "Rejected 12 photos", "Gave 1 photo 4 stars", "Labelled 3 photos red". */
export function sayStep(kind: StepKind, changes: readonly Change[]): string {
  const many = photos(changes.length);
  if (kind === 'accept') return `Accepted suggestions for ${many}`;
  if (kind === 'dismiss') return `Dismissed suggestions for ${many}`;
  if (kind === 'set') return `Changed the sets of ${many}`;
  if (kind === 'stack') return `Changed the stack of ${many}`;
  if (kind === 'clock') return `Changed the clock of ${many}`;
  if (kind === 'import') return `Read decisions of ${many} from their files`;
  const said = new Set(changes.map(([, before, after]) => sayChange(before, after, many)));
  return said.size === 1 ? [...said][0]! : `Changed ${many}`;
}

function sayChange(beforeCode: number, afterCode: number, many: string): string {
  const { decision: before, turn: turnBefore } = decodeDecision(beforeCode);
  const { decision: after, turn } = decodeDecision(afterCode);
  const parts: string[] = [];
  if (before.flag !== after.flag)
    parts.push({ pick: `Picked ${many}`, reject: `Rejected ${many}`, none: `Unflagged ${many}` }[after.flag]);
  if (before.stars !== after.stars)
    parts.push(
      after.stars === 0
        ? `Cleared the stars of ${many}`
        : `Gave ${many} ${after.stars === 1 ? '1 star' : `${after.stars} stars`}`,
    );
  if (before.label !== after.label)
    parts.push(after.label === 'none' ? `Cleared the label of ${many}` : `Labelled ${many} ${after.label}`);
  if (turn !== turnBefore) parts.push(`Turned ${many} ${turnedBy[(turn - turnBefore + 4) % 4]}`);
  return parts.length === 1 ? parts[0]! : `Changed ${many}`;
}

const turnedBy = ['', 'to the right', 'upside down', 'to the left'];
