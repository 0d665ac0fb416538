/** @file Mehrere Ordner als ein Shooting und die Uhren der Kameras. */
import type { clockTexts as englishClocks, gatherTexts as englishGather } from '../../en/page/clocks.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

export const gatherTexts: Like<typeof englishGather> = {
  title: 'Mehrere Ordner als ein Shooting',
  says: 'Karten und Fotografen in einem Raster. Die Ordner bleiben, wo sie sind.',
  folders: 'Ordner',
  add: 'Ordner',
  none: 'Wähle mindestens zwei Ordner.',
  remove: (name) => `Ohne ${name}`,
  name: 'Name des Shootings',
  open: 'Als ein Shooting öffnen',
};

export const clockTexts: Like<typeof englishClocks> = {
  title: 'Uhren der Kameras',
  says: 'Stellt die Reihenfolge richtig, wenn Uhren voneinander abweichen. Dateien bleiben unberührt; Rückgängig nimmt es zurück.',
  camera: (camera, serial) => [camera ?? 'Unbekannte Kamera', serial ? `Nr. ${serial}` : ''].filter(Boolean).join(', '),
  photos,
  fromTo: (from, to) => {
    const [first, last] = [from, to].map((at) => at.slice(0, 19).replace('T', ' '));
    return first === last ? `${first}` : `${first} bis ${last}`;
  },
  noTimes: 'Keines ihrer Fotos sagt, wann es aufgenommen wurde',
  shift: (camera) => `Uhr von ${camera}`,
  hint: '+0:00:00',
  set: 'Stellen',
  badShift: 'Stunden, Minuten und Sekunden: +1:02:03 oder -0:00:07',
  pairTitle: 'Ein Moment, zwei Kameras',
  pairSays:
    'Markiere von jeder Kamera ein Foto desselben Moments. Die Uhr der Kamera des aktiven Fotos wird danach gestellt.',
  pair: (active, like) => `${active} entstand im selben Moment wie ${like}`,
  pairNone: 'Dazu müssen zwei Fotos markiert sein.',
  shownTitle: 'Eine fotografierte Uhr',
  shownSays: 'Das aktive Foto zeigt eine Uhr. Gib ein, was sie zeigt; danach werden alle Fotos dieser Kamera gestellt.',
  shown: (name) => `Uhrzeit auf ${name}`,
  shownNone: 'Kein Foto ist aktiv.',
  close: 'Schließen',
};
