/** @file A cell in words and numbers. */
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { numbers, texts } from '../../texts/texts.ts';

/** Numbers from 10 on to a tenth, smaller ones to a hundredth: the same width either way; with its unit where it has one. */
export const scoreText = (value: number, unit = ''): string =>
  `${numbers.decimal(value, Math.abs(value) < 10 ? 2 : 1)}${unit && `\u00a0${unit}`}`;

/** What a screen reader says of a cell. */
export const cellLabel = (card: PhotoCard): string => {
  const { decision, suggestion } = card;
  const parts = [card.name];
  if (decision.flag !== 'none') parts.push(texts.cell[decision.flag]);
  else if (card.theirs?.flag && card.theirs.flag !== 'none')
    parts.push(texts.cell.theirs(texts.cell[card.theirs.flag]));
  else if (suggestion && !suggestion.dismissed && suggestion.class !== 'undecided') {
    parts.push(suggestion.class === 'keep' ? texts.cell.suggestedKeep : texts.cell.suggestedReject);
  }
  if (card.theirs?.stars) parts.push(texts.cell.theirs(texts.cell.stars(card.theirs.stars)));
  if (decision.stars > 0) parts.push(texts.cell.stars(decision.stars));
  if (decision.label !== 'none') parts.push(texts.cell.label(decision.label));
  if (card.stackSize > 1) parts.push(texts.cell.stack(card.stackSize));
  if (card.state !== 'ready') parts.push(texts.cell.states[card.state]);
  parts.push(...card.findings.map((finding) => texts.badges[finding]));
  if (card.chip) parts.push(scoreText(card.chip.value, card.chip.unit));
  return parts.filter(Boolean).join(', ');
};
