/** @file The one reason that stands beside a picture. */
import type { PhotoCard } from '../../../electron/contract/photo.ts';

/** What weighs most for what is suggested; of what cannot be told, what weighs most. Nothing once a person has decided. */
export const headReason = ({ suggestion, decision }: Pick<PhotoCard, 'suggestion' | 'decision'>): string | null => {
  if (!suggestion || suggestion.dismissed || decision.flag !== 'none') return null;
  const { reasons } = suggestion;
  const weight = { keep: 'good', reject: 'bad', undecided: null }[suggestion.class];
  return (reasons.find((reason) => reason.weight === weight) ?? reasons[0])?.text ?? null;
};
