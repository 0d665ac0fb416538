/** @file Dateien, die nicht mehr da sind, wo sie waren. */
import type { missingTexts as english } from '../../en/page/missing.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const missingTexts: Like<typeof english> = {
  says: (n) =>
    `${n === 1 ? '1 Datei ist nicht mehr da, wo sie war' : `${count(n)} Dateien sind nicht mehr da, wo sie waren`}. Nichts wurde geändert: Es sieht nach einer abgezogenen Karte aus.`,
  gone: 'Sie sind wirklich weg',
  again: 'Noch einmal nachsehen',
};
