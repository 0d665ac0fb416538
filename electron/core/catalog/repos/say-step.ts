/** @file A step for a photographer: what undo would take back. */

import { say } from '../../../../texts/say.ts';
import type { StepKind } from '../../../contract/decision.ts';
import { joinTold, type Told } from '../../../contract/told.ts';
import { decodeDecision } from '../journal/decision-code.ts';
import type { Change } from '../journal/records.ts';

/** "Rejected 12 photos", "Gave 1 photo 4 stars", "Picked 1 photo · Labelled 1 photo red". */
export function sayStep(kind: StepKind, changes: readonly Change[]): Told {
  const photos = changes.length;
  if (kind === 'accept') return say('step.accepted', { photos });
  if (kind === 'dismiss') return say('step.dismissed', { photos });
  if (kind === 'set') return say('step.sets', { photos });
  if (kind === 'stack') return say('step.stacks', { photos });
  if (kind === 'clock') return say('step.clocks', { photos });
  if (kind === 'subject') return say('step.subject');
  if (kind === 'merge') return say('step.merged', { photos, from: [] });
  if (kind === 'import') return say('step.read', { photos });
  const said = new Set(changes.map(([, before, after]) => sayChange(before, after, photos)));
  return said.size === 1 ? [...said][0]! : say('step.changed', { photos });
}

function sayChange(beforeCode: number, afterCode: number, photos: number): Told {
  const { decision: before, turn: turnBefore } = decodeDecision(beforeCode);
  const { decision: after, turn } = decodeDecision(afterCode);
  const parts: Told[] = [];
  if (before.flag !== after.flag) parts.push(say(flagged[after.flag], { photos }));
  if (before.stars !== after.stars)
    parts.push(after.stars === 0 ? say('step.noStars', { photos }) : say('step.stars', { photos, stars: after.stars }));
  if (before.label !== after.label)
    parts.push(
      after.label === 'none' ? say('step.noLabel', { photos }) : say('step.labelled', { photos, label: after.label }),
    );
  if (turn !== turnBefore) parts.push(say('step.turned', { photos, turn: ((turn - turnBefore + 4) % 4) as 1 | 2 | 3 }));
  return parts.length > 0 ? joinTold(parts, ' · ') : say('step.changed', { photos });
}

const flagged = { pick: 'step.picked', reject: 'step.rejected', none: 'step.unflagged' } as const;
