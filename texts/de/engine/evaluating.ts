/** @file Deutsche Sätze von Bewertungen durch Menschen, und von dem, was wandert. */

import type { evaluatingTexts as english } from '../../en/engine/evaluating.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

export const evaluatingTexts: Like<typeof english> = {
  'combination.noPart': (v) => `„${v.part}“ ist kein Teil einer Kombination. Schreibe 0.7*sharpness+0.3*contrast.`,
  'combination.noNumber': (v) => `Eine Zahl namens ${v.name} gibt es nicht. Es gibt ${v.known}.`,
  'combination.empty': 'Eine Kombination nennt wenigstens eine Zahl.',
  'evaluate.only': (v) => `nur ${v.n} Bilder haben es`,
  'evaluate.same': 'es ist bei allen Bildern gleich, oder die Bewertungen sind es',
  'evaluate.few': (v) => `${v.n} Bilder sind zu wenige, um viel zu sagen`,
  'evaluate.unusable': (v) => `Diese Datei mit Bewertungen ist nicht zu gebrauchen. ${v.problem}`,
  'evaluate.pairs':
    'Aus Paaren wurde nach Bradley und Terry eine Skala: logarithmierte Chancen gegen das durchschnittliche Bild.',
  'evaluate.tooFew':
    'Zum Kalibrieren sind zu wenige Bilder bewertet: Es braucht mindestens zehn, die diese Zahl haben.',
  'labels.none': 'In dieser Datei sind keine Bewertungen.',
  'labels.tooMany': (v) => `Mehr als ${count(v.rows)} Zeilen sind zu viele.`,
  'labels.columns':
    'Ihre erste Zeile muss Spalten nennen: picture, rating, und rater, wenn es einen gibt; oder a, b, preferred, rater.',
  'labels.noPicture': (v) => `Zeile ${v.line} nennt kein Bild.`,
  'labels.noRating': (v) => `Zeile ${v.line}: „${v.text}“ ist keine Bewertung.`,
  'labels.notTwo': (v) => `Zeile ${v.line} nennt nicht zwei Bilder.`,
  'labels.neither': (v) => `Zeile ${v.line}: „${v.preferred}“ ist keines der beiden Bilder.`,
  'labels.tooManyColumns': (v) => `Zeile ${v.line} hat zu viele Spalten.`,
  'labels.openQuote': (v) => `In Zeile ${v.line} beginnt ein Anführungszeichen, das nie endet.`,
  'drift.says': (v) =>
    `${v.group}: ${v.metric} ist seit ${v.since} um ${v.by} ${v.isLess ? 'gefallen' : 'gestiegen'} (${photos(v.before)} vorher, ${v.after} danach)`,
  'lens.at': (v) => `${v.lens} bei f/${v.aperture}`,
};
