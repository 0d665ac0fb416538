/** @file Entscheidungen mehrerer Leute. */
import type { mergeTexts as english } from '../../en/page/merge.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';
import { decideTexts } from './decide.ts';

const fields = { flag: 'Flagge', stars: 'Sterne', label: 'Farbe', turn: 'Drehung' };

export const mergeTexts: Like<typeof english> = {
  title: 'Entscheidungen zusammenführen',
  says: 'Jemand anderes hat dieselben Bilder gesichtet. Was nur einer von euch angefasst hat, wird übernommen; was ihr verschieden seht, steht in einer Liste, und du wählst.',
  load: 'Dateien mit Entscheidungen wählen',
  exportTo: 'Meine in eine Datei schreiben in …',
  exported: (file, n) => `Entscheidungen zu ${photos.dative(n)}: ${file}`,
  author: 'Dein Name',
  authorSays: 'Steht in Dateien und Berichten bei deinen Entscheidungen.',
  none: 'Noch keine Datei',
  noneSays:
    'Schreibe deine Entscheidungen in eine Datei und gib sie der anderen Person; wähle die Datei, die du von ihr bekommst. Bilder werden an ihrem Inhalt erkannt, wie immer der Ordner heißt. Sonst steht nichts in der Datei.',
  from: (author, n) => `${author}: ${photos(n)}`,
  unmatched: (n) => `${count(n)} nicht in diesem Shooting`,
  takes: (n) => `${count(n)} übernommen`,
  takesSays: 'Diese haben nur andere angefasst.',
  nothing: 'Nichts zusammenzuführen',
  nothingSays: 'Diese Dateien sagen nichts, was du nicht schon hast.',
  agreed: 'Keine Unterschiede',
  agreedSays: 'Was nur andere angefasst haben, wird als ein Schritt übernommen. Rückgängig nimmt es zurück.',
  differ: (n) => (n === 1 ? '1 Unterschied' : `${count(n)} Unterschiede`),
  rule: 'Klären durch',
  rules: {
    hand: 'Von Hand',
    mine: 'Meine',
    theirs: 'Ihre',
    'more-stars': 'Mehr Sterne',
    'keep-wins': 'Auswahl gewinnt',
  },
  settles: (n) => `klärt ${count(n)}`,
  list: 'Was ihr verschieden seht',
  photo: 'Foto',
  field: (name) => fields[name],
  pick: decideTexts.pick,
  value: {
    flag: { pick: 'Ausgewählt', reject: 'Abgelehnt', none: 'Ohne Flagge' },
    stars: (n) => (n === 0 ? 'Keine Sterne' : '★'.repeat(n)),
    label: decideTexts.labelled,
    turn: (n) => ['Wie aufgenommen', 'Nach rechts gedreht', 'Auf dem Kopf', 'Nach links gedreht'][n] ?? '',
  },
  choose: (name, author, value) => `${name}: ${author}, ${value}`,
  here: 'du',
  leave: 'So lassen',
  left: (n) => (n === 0 ? 'Alles ist geklärt.' : `${count(n)} bleiben, wie sie hier sind.`),
  more: (n) => `${count(n)} weitere stehen nicht in der Liste; eine Regel klärt auch sie.`,
  run: (n) => (n === 0 ? 'Zusammenführen' : `${count(n)} zusammenführen`),
};
