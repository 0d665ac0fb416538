/** @file A cell in words and numbers. */
import type { Metadata, PhotoCard } from '../../../electron/contract/photo.ts';
import { numbers, texts } from '../../texts/texts.ts';

/** Numbers from 10 on to a tenth, smaller ones to a hundredth: the same width either way; with its unit where it has one. */
export const scoreText = (value: number, unit = ''): string =>
  `${numbers.decimal(value, Math.abs(value) < 10 ? 2 : 1)}${unit && `\u00a0${unit}`}`;

/** "1:05" */
const lengthText = (seconds: number): string => {
  const whole = Math.max(1, Math.round(seconds));
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
};

/** "Clip, 1:05"; without its length where that is not known. */
export const clipText = (seconds: number | null): string =>
  seconds === null ? texts.cell.clip : `${texts.cell.clip}, ${lengthText(seconds)}`;

/** "1:05, 25 fps, avc1" */
export const clipFacts = ({ seconds, codec, frameRate }: NonNullable<Metadata['clip']>): string =>
  [
    seconds === null ? null : lengthText(seconds),
    frameRate === null ? null : `${numbers.decimal(frameRate, 2, 0)} fps`,
    codec,
  ]
    .filter(Boolean)
    .join(', ');

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
  if (card.clip) parts.push(clipText(card.clip.seconds));
  if (card.chip) parts.push(scoreText(card.chip.value, card.chip.unit));
  if (card.chip?.quickPx) parts.push(texts.cell.quick(card.chip.quickPx));
  return parts.filter(Boolean).join(', ');
};
