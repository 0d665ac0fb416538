/** @file What was chosen by hand, by photo and field. */
import type { Dispute, MergeChoice, MergePlan, MergeRule, MergeValue } from '../../../electron/contract/merging.ts';

export type Choices = ReadonlyMap<string, MergeValue>;

export const keyOf = ({ photoId, field }: Pick<Dispute, 'photoId' | 'field'>): string => `${photoId} ${field}`;

export const toChoices = ({ disputes }: MergePlan, choices: Choices): MergeChoice[] =>
  disputes.flatMap((dispute) => {
    const value = choices.get(keyOf(dispute));
    return value === undefined ? [] : [{ photoId: dispute.photoId, field: dispute.field, value }];
  });

/** Differences that stay open; an estimate from above where a rule and choices by hand settle the same ones. */
export function openCount(plan: MergePlan, rule: MergeRule | 'hand', choices: Choices): number {
  const byRule = rule === 'hand' ? 0 : plan.settledBy[rule];
  return Math.max(0, plan.disputed - Math.max(byRule, choices.size));
}
