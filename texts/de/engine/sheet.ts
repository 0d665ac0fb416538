/** @file Die Wörter der Kontaktbögen. */
import type { contactSheetTexts as english } from '../../en/engine/sheet.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

const labels: Readonly<Record<string, string>> = {
  red: 'rot',
  yellow: 'gelb',
  green: 'grün',
  blue: 'blau',
  purple: 'lila',
};

export const contactSheetTexts: Like<typeof english> = {
  'sheet.lang': 'de',
  'sheet.photos': (v) => photos(v.photos),
  'sheet.pick': 'ausgewählt',
  'sheet.reject': 'abgelehnt',
  'sheet.label': (v) => labels[v.label] ?? v.label,
  'sheet.noPicture': 'kein Bild',
  'sheet.suggestedKeep': 'Vorschlag: auswählen',
  'sheet.suggestedReject': 'Vorschlag: ablehnen',
};
