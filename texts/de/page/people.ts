/** @file Worte über die Personen eines Shootings. */
import type { peoplePageTexts as english } from '../../en/page/people.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

export const peoplePageTexts: Like<typeof english> = {
  title: 'Personen',
  find: 'Personen finden …',
  all: (n) => `Alle ${count(n)} Personen …`,
  person: (key) => `Person ${key.slice(1)}`,
  photos: (n) => photos(n),
  keepers: (n) => (n === 0 ? 'nichts behalten' : `${count(n)} behalten`),
  withoutKeeper: 'Ohne behaltenes Foto',
  withoutTitle: (n) =>
    n === 0
      ? 'Alle, die auf mehr als einem Foto sind, haben ein behaltenes Foto'
      : n === 1
        ? '1 Person auf mehr als einem Foto ist ohne behaltenes Foto'
        : `${count(n)} Personen auf mehr als einem Foto sind ohne behaltenes Foto`,
  nobody: 'Auf diesen Fotos wurde niemand gefunden.',
  whatItDoes:
    'Jedes gefundene Gesicht bekommt 128 Zahlen, und Gesichter mit ähnlichen Zahlen gelten als eine Person: Dann kannst du nach Person filtern, sehen, wer ohne behaltenes Foto ist, und zum besten Bild von jedem gehen.',
  where:
    'Das geschieht auf diesem Rechner und bleibt hier: Zahlen, Gruppen und die Namen, die du gibst, liegen in einer Datei, people.db, neben dem Katalog. Nichts davon wird exportiert, verschickt oder auf einem gekoppelten Gerät gezeigt. Was Personen unterscheidet, sind biometrische Daten; vielerorts müssen die Abgebildeten zustimmen.',
  on: 'Personen in den Shootings finden, die ich öffne',
  isOff: 'Es ist aus. Nichts wird berechnet, nichts gespeichert.',
  isOffStored: 'Es ist aus. Was früher gefunden wurde, ist noch gespeichert.',
  needsModel: 'Was Gesichter unterscheidet, kommt mit dem Programm und hat eigene Bedingungen.',
  terms: 'Bedingungen zeigen',
  needsFaces: 'Gesichter werden noch nicht gefunden: Installiere zuerst die Gesichtsmodelle.',
  toModels: 'Modelle …',
  lacking: (n) =>
    `${photos(n)} noch nicht angesehen. Wer gefunden ist, erscheint nach und nach, etwa jede halbe Minute.`,
  deleteAll: 'Alles über Personen löschen',
  deleteAsk:
    'Zahlen, Gruppen und Namen aller Shootings werden auf einmal gelöscht, und es wird ausgeschaltet. Es gibt kein Zurück.',
  deleteYes: 'Alles löschen',
  keep: 'Behalten',
  deleted: 'Alles über Personen ist gelöscht.',
  name: (who) => `Name von ${who}`,
  noName: 'Name',
  show: 'Fotos',
  showName: (who) => `Fotos von ${who} zeigen`,
  best: 'Bestes Bild',
  bestName: (who) => `Zum besten Bild von ${who}`,
  choose: (who) => `${who} auswählen, um mit anderen zu verbinden`,
  merge: (n) => `${count(n)} sind eine Person`,
  mergeNothing: 'Kreuze zwei oder mehr an, die eine Person sind, um sie zu verbinden.',
  seenOnce: (n) =>
    n === 1 ? '1 weitere auf einem einzigen Foto' : `${count(n)} weitere, jede auf einem einzigen Foto`,
  notThem: (who) => `Das Foto am Bildschirm zeigt ${who} nicht`,
  notThemShort: 'Nicht auf diesem Foto',
  facesShort: 'Gesichter',
  facesOf: (who) => `Gesichter von ${who}`,
  back: 'Alle',
  chooseFace: (who, photo) => `${who} auf ${photo}`,
  openPhoto: (photo) => `${photo} öffnen`,
  moveTo: 'Zuordnen zu',
  ofTheirOwn: 'jemand anderem, neu',
  move: (n) => (n === 0 ? 'Zuordnen' : n === 1 ? '1 Gesicht zuordnen' : `${count(n)} Gesichter zuordnen`),
  moveHow:
    'Kreuze an, welche Gesichter nicht dazugehören, und sage, wem sie gehören. Was bleibt, gilt als angesehen und wird nicht wieder anders gruppiert.',
  moreFaces: (n) => `${count(n)} weitere`,
  faces: (n) => (n === 1 ? '1 Gesicht' : `${count(n)} Gesichter`),
  names: (n) => (n === 0 ? '' : n === 1 ? '1 Name' : `${count(n)} Namen`),
  leftList: 'nicht mehr in der Liste der Shootings',
  unknownFolder: 'Ein Ordner, der seither nicht geöffnet wurde',
  storedOf: (n) =>
    n === 1
      ? 'Auch gespeichert: Personen von 1 anderen Shooting'
      : `Auch gespeichert: Personen von ${count(n)} anderen Shootings`,
  deleteShoot: 'Löschen',
  deleteShootName: (shoot) => `Die Personen von ${shoot} löschen`,
  deleteShootAsk: 'Zahlen, Gruppen und Namen dieses Shootings werden gelöscht. Es gibt kein Zurück.',
  deleteShootYes: 'Löschen',
  aboutIt: 'Was das tut und wo es bleibt',
};
