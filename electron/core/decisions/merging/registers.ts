/** @file A catalog's rows as registers: each field with its value, who set it and what that one knew. */
import type { Decision, Turn } from '../../../contract/decision.ts';
import { type Field, fields } from '../../catalog/journal/stamps.ts';
import type { StampedPhoto } from '../../catalog/repos/merges.repo.ts';
import type { Authors } from './authors.ts';
import type { Value } from './choose-side.ts';
import { joinSeen, type Register } from './merge-field.ts';

export type Registers = Partial<Record<Field, Register<Value>>>;

export const fieldOf = ({ decision, turn }: { decision: Decision; turn: Turn }, field: Field): Value =>
  field === 'turn' ? turn : decision[field];

/** Fields that were ever set. */
export function registersOf(
  { state, stamps }: Pick<StampedPhoto, 'state' | 'stamps'>,
  authors: Pick<Authors, 'ofSeq'>,
): Registers {
  const registers: Registers = {};
  fields.forEach((field, i) => {
    const own = stamps.own[i]!;
    const past = stamps.past[field];
    if (own === 0 && !past) return;
    const isOwn = !past || own > past.at;
    registers[field] = {
      value: fieldOf(state, field),
      by: isOwn ? authors.ofSeq(own) : past.by,
      seen: joinSeen([past?.seen ?? {}, own > 0 ? { [authors.ofSeq(own)]: own } : {}]),
    };
  });
  return registers;
}
