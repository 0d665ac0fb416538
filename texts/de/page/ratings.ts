/** @file Worte zu Zahlen gegen Urteile von Menschen und zur Bibliothek über die Zeit. */
import type { ratingTexts as english } from '../../en/page/ratings.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

export const ratingTexts: Like<typeof english> = {
  title: 'Im Urteil von Menschen',
  says: 'Eine Datei mit Bewertungen (picture, rating; picture, rater, rating; oder a, b, preferred, rater) gegen jede Zahl, die diese Fotos haben.',
  choose: 'CSV-Datei wählen…',
  keep: 'Behalten als',
  keepSays:
    'Unter diesem Namen wird die beste Zahl auf die Skala der Urteilenden abgebildet; das steht neben der Zahl und ersetzt sie nie.',
  keepPlace: 'Name oder nichts',
  running: 'Wird verglichen…',
  rated: (ratings, rated, raters, matched) =>
    `${count(ratings)} Bewertungen von ${rated === 1 ? '1 Bild' : `${count(rated)} Bildern`}${raters > 0 ? ` durch ${raters === 1 ? '1 Person' : `${count(raters)} Personen`}` : ''}; ${count(matched)} der Bilder sind hier.`,
  pairs: 'Aus Paaren wurde eine Skala nach Bradley und Terry.',
  icc: (form, single, mean) =>
    `Die Urteilenden sind sich einig: ${form} ${single} für eine Person, ${mean} für ihr Mittel.`,
  halves: (srcc, ceiling) =>
    `Eine Hälfte sagt die andere mit SRCC ${srcc} voraus; mehr als ${ceiling} ist von keiner Zahl zu erwarten.`,
  outliers: (names) => `Als Ausreißer weggelassen (ITU-R BT.500): ${names}.`,
  notHere: (names) => `Nicht in diesem Shooting: ${names}.`,
  few: (n) => `${n === 1 ? '1 Bild ist' : `${n} Bilder sind`} zu wenig, um viel zu sagen.`,
  number: 'Zahl',
  pictures: 'Bilder',
  interval: (value, low, high) => `${value} (${low} bis ${high})`,
  intervalSays:
    'In Klammern: 95-%-Intervall über die Bilder. PLCC und RMSE nach einer logistischen Kurve mit vier Parametern.',
  none: 'nichts zu sagen: zu wenige haben sie, oder sie ist bei allen gleich',
  kept: (name, of, rmse) =>
    `Behalten als ${name}: ${of} auf der Skala der Urteilenden, um ${rmse} daneben bei Bildern, aus denen sie nicht entstand.`,

  library: 'Über die Zeit',
  librarySays: 'Alle Shootings des Katalogs: was seit einem Tag anders wurde, nach Kamera, Objektiv, Blende und ISO.',
  lookLibrary: 'Alle Shootings durchsehen',
  looking: 'Alle Shootings werden gelesen…',
  lookedAt: (shoots, all, numbers) =>
    `${shoots === 1 ? '1 Shooting' : `${count(shoots)} Shootings`}, ${photos(all)}; ${numbers === 1 ? '1 Zahl' : `${count(numbers)} Zahlen`} betrachtet.`,
  noDrift:
    'Nichts wurde anders, das sich vom Zufall unterscheiden ließe. Nötig sind mindestens sechs Tage mit derselben Kamera oder demselben Objektiv.',
  drift: (where, metric, rose, percent, since) =>
    `${where}: ${metric} ${rose ? 'gestiegen' : 'gefallen'}${percent === null ? '' : ` um ${percent} %`} seit ${since}`,
  side: (median, n, days) =>
    `${median} in ${n === 1 ? '1 Foto' : `${count(n)} Fotos`} von ${days === 1 ? '1 Tag' : `${count(days)} Tagen`}`,
  before: 'Vorher',
  after: 'Nachher',
  like: (names) => `etwa ${names}`,
  groups: 'Mediane nach Kamera, Objektiv, Blende und ISO',
  by: { camera: 'Kamera', lens: 'Objektiv', aperture: 'Blende', iso: 'ISO' },
};
