/** @file What other programs decided, in whichever of their properties they wrote it. Undefined where they say nothing. */
import type { Flag, Label } from '../../../contract/decision.ts';
import { englishLabel } from '../../metadata/label-names.ts';
import { simpleValue } from './edit-xmp.ts';
import type { PropertyName } from './namespaces.ts';
import type { XmpDocument } from './read-xmp.ts';

export interface TheirDecision {
  flag?: Flag;
  stars?: number;
  label?: Label;
  /** A label that is none of our five: its text, or its number in Photo Mechanic. */
  otherLabel?: string;
}

/** The five that every program shares. */
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const satisfies readonly Label[];
const labelsByClass: Record<string, Label> = { '1': 'purple', '2': 'red', '4': 'yellow', '5': 'green', '7': 'blue' };

export function readTheirDecision(document: XmpDocument): TheirDecision {
  const value = (property: PropertyName) => simpleValue(document, property);
  const theirs: TheirDecision = {};
  const rating = Number.parseInt(value('xmp:Rating') ?? '', 10);
  const flag = flagOf(value, rating);
  if (flag) theirs.flag = flag;
  if (rating >= 0 && rating <= 5) theirs.stars = rating;
  const text = value('xmp:Label') ?? '';
  const colourClass = value('photomechanic:ColorClass') ?? '';
  const label = labels.find((name) => name === englishLabel(text).toLowerCase()) ?? labelsByClass[colourClass];
  if (label) theirs.label = label;
  else if (text.trim()) theirs.otherLabel = text;
  else if (/^[1-9]$/.test(colourClass)) theirs.otherLabel = `colour class ${colourClass}`;
  return theirs;
}

/** A reject anywhere is a reject; then a pick anywhere. */
function flagOf(value: (property: PropertyName) => string | null, rating: number): Flag | undefined {
  const said: (Flag | undefined)[] = [
    { '1': 'pick', '-1': 'reject', '0': 'none' }[value('xmpDM:pick') ?? ''] as Flag | undefined,
    { '3': 'pick', '1': 'reject', '0': 'none', '2': 'none' }[value('digiKam:PickLabel') ?? ''] as Flag | undefined,
    /^true$/i.test(value('photomechanic:Tagged') ?? '') ? 'pick' : undefined,
    isRejectingRating(rating) ? 'reject' : undefined,
  ];
  if (said.includes('reject')) return 'reject';
  if (said.includes('pick')) return 'pick';
  return said.includes('none') ? 'none' : undefined;
}

/** darktable wrote 6 for rejected before it wrote -1. */
export const isRejectingRating = (rating: number): boolean => rating === -1 || rating === 6;
