/** @file What other programs decided, in whichever of their properties they wrote it. Undefined where they say nothing. */
import type { Flag, Label } from '../../contract/decision.ts';
import { isOpinion, statementsOf } from './decision-fields.ts';
import type { XmpDocument } from './read-xmp.ts';

export interface TheirDecision {
  flag?: Flag;
  stars?: number;
  label?: Label;
  /** A label that is none of our five. */
  otherLabel?: string;
  /** Stars that a program gives to every picture: no decision, though they are there. */
  defaultStars?: number;
}

export function readTheirDecision(document: XmpDocument): TheirDecision {
  const theirs: TheirDecision = {};
  const flags = statementsOf(document, 'flag').map(({ says }) => says);
  // A reject anywhere is a reject; then a pick anywhere.
  const flag = flags.find((says) => says === 'reject') ?? flags.find((says) => says === 'pick') ?? flags[0];
  if (flag) theirs.flag = flag;
  const saidStars = statementsOf(document, 'stars');
  const stars = firstOpinion(saidStars.filter(({ isDefault }) => !isDefault).map(({ says }) => says));
  if (stars !== undefined) theirs.stars = stars;
  const byDefault = saidStars.find(({ isDefault }) => isDefault)?.says;
  if (stars === undefined && byDefault !== undefined) theirs.defaultStars = byDefault;
  const label = firstOpinion(statementsOf(document, 'label').map(({ says }) => says));
  if (typeof label === 'object') theirs.otherLabel = label.other;
  else if (label !== undefined && label !== 'none') theirs.label = label;
  return theirs;
}

/** A program that decided nothing does not overrule one that did. */
const firstOpinion = <T extends number | Label | { other: string }>(said: readonly T[]): T | undefined =>
  said.find(isOpinion) ?? said[0];
