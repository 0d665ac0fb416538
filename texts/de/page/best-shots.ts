/** @file Die besten Bilder: immer zwischen zweien gewählt. */
import type { bestShotsTexts as english } from '../../en/page/best-shots.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

export const bestShotsTexts: Like<typeof english> = {
  title: 'Beste Bilder',
  left: 'Linkes Foto',
  right: 'Rechtes Foto',
  takeLeft: 'Links ist besser',
  takeRight: 'Rechts ist besser',
  equal: 'Gleich gut',
  skip: 'Nicht zu sagen',
  pictureTakes: 'Ein Klick auf ein Bild wählt es ebenfalls',
  back: 'Zurücknehmen',
  topOf: 'Gesucht: die besten',
  among: 'Unter',
  all: 'Allen, eines je Stapel',
  picks: 'Ausgewählten',
  ranking: 'Die besten bisher',
  progress: (choices, candidates) =>
    `${choices === 1 ? '1 Wahl' : `${count(choices)} Wahlen`} unter ${photos.dative(candidates)}`,
  sure: (share) => `davon voraussichtlich ${Math.round(share * 100)} % richtig`,
  more: (n) =>
    n === 0 ? 'Das reicht meist. Weitere Wahlen schärfen die Reihenfolge.' : `Noch etwa ${count(n)}, bis es 80 % sind.`,
  inOrder: (n) => `Alle ${count(n)} gehören dazu: Wahlen ordnen sie.`,
  place: (place, from, to) => (from === to ? `${place}` : `${place}, zwischen ${from} und ${to}`),
  open: (name) => `${name} in der Lupe öffnen`,
  none: 'Weniger als zwei Fotos zur Wahl',
  noneMore: 'Abgelehnte Fotos bleiben außen vor, und aus einem Stapel kommen die ausgewählten oder das beste.',
  failed: 'Die Paare waren nicht zu bekommen',
  again: 'Noch einmal versuchen',
  done: 'Jedes Paar, nach dem zu fragen lohnt, ist gefragt',
  doneMore: 'Die Reihenfolge steht. Suche unter mehr Fotos, oder gib die besten weiter.',
  hand: (n) => `Die besten ${count(n)} weitergeben`,
  stars: '5 Sterne',
  set: 'In eine Sammlung',
  copy: 'Namen kopieren',
  setName: (n) => `Beste ${n}`,
  startOver: 'Neu beginnen',
  startOverSure: 'Alle Wahlen dieses Shootings vergessen?',
};
