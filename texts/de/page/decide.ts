/** @file Entscheiden mit Maus und Finger, und die Zeichen dafür. */
import type { decideTexts as english } from '../../en/page/decide.ts';
import type { Like } from '../../like.ts';

export const decideTexts: Like<typeof english> = {
  title: 'Entscheiden',
  menu: 'Foto',
  stackMenu: 'Stapel',
  showIn: 'Zeigen in',
  shootMenu: 'Ganze Aufnahmeserie',
  flashed: { pick: 'Ausgewählt', reject: 'Abgelehnt', none: 'Flagge entfernt' },
  noStars: 'Keine Sterne',
  labelled: { red: 'Rot', yellow: 'Gelb', green: 'Grün', blue: 'Blau', purple: 'Lila', none: 'Keine Farbe' },
  pick: 'Auswählen',
  reject: 'Ablehnen',
  unflag: 'Flagge entfernen',
  stars: 'Sterne',
  star: (n) => (n === 1 ? '1 Stern' : `${n} Sterne`),
  label: 'Farbmarkierung',
  accept: 'Vorschlag annehmen',
  dismiss: 'Vorschlag verwerfen',
  keepBest: 'Dieses auswählen, den Rest des Stapels ablehnen',
  short: {
    accept: 'Annehmen',
    dismiss: 'Verwerfen',
    keepBest: 'Auswählen, Rest ablehnen',
    takeTheirs: 'Fremde Bewertung übernehmen',
  },
  takeTheirs: 'Vom anderen Programm übernehmen',
  toggleStack: 'Stapel auf- oder zuklappen',
  selectAll: 'Alle markieren',
  invert: 'Markierung umkehren',
  forMany: (n) => `für ${n}`,
};
