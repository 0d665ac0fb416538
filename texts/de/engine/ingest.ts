/** @file Deutsche Sätze vom Kopieren der Karten. */

import type { ingestTexts as english } from '../../en/engine/ingest.ts';
import type { Like } from '../../like.ts';
import { count, files, megabytes, numbers, wholeMegabytes } from '../count.ts';

export const ingestTexts: Like<typeof english> = {
  'ingest.changedOnCard':
    'Die Datei auf der Karte hat sich geändert, während sie gelesen wurde. Starte das Kopieren neu.',
  'ingest.notBegun': 'Die Kopie wurde nicht begonnen.',
  'ingest.differs':
    'Die Kopie weicht von der Datei auf der Karte ab. Datenträger oder Kabel haben vielleicht einen Schaden; nichts wurde behalten.',
  'ingest.another': 'Es wird schon von Karten kopiert. Warte, bis das fertig ist, oder brich es ab.',
  'ingest.planGone': 'Diesen Plan gibt es nicht mehr. Sieh die Dateien neu an.',
  'ingest.otherCount': (v) => `Der Plan umfasst ${v.planned} Dateien, nicht ${v.asked}. Nichts wurde getan.`,
  'ingest.allSafe': (v) =>
    `${v.name}: ${v.files === 1 ? 'Die eine Datei ist' : `Alle ${files(v.files)} sind`} kopiert und zurückgelesen.`,
  'ingest.someSafe': (v) =>
    `${v.name}: ${count(v.safe)} von ${files(v.files)} sind sicher. Formatiere diese Karte nicht.`,
  'ingest.onCard': (v) => `${v.file} auf ${v.card}`,
  'ingest.nested': 'Ein Ziel liegt im anderen: Wähle einen zweiten Ordner auf einem anderen Datenträger.',
  'ingest.onTheCard': (v) =>
    `${v.name} liegt auf der Karte selbst, und dorthin wird nie geschrieben. Wähle einen anderen.`,
  'ingest.cardWithin': (v) => `${v.card} liegt in ${v.name}, wohin kopiert würde. Wähle einen anderen Ordner.`,
  'ingest.fileInTheWay': (v) =>
    v.name === v.where
      ? `${v.name} ist eine Datei, kein Ordner. Wähle einen anderen Ort.`
      : `${v.name} lässt sich nicht anlegen: ${v.where} ist eine Datei, kein Ordner. Wähle einen anderen Ort.`,
  'ingest.mayNotWrite': (v) =>
    v.name === v.where
      ? `In ${v.name} darf nichts geschrieben werden. Entsperre den Datenträger, ändere die Rechte des Ordners oder wähle einen anderen.`
      : `${v.name} lässt sich nicht anlegen: In ${v.where} darf nichts geschrieben werden. Entsperre den Datenträger, ändere die Rechte des Ordners oder wähle einen anderen.`,
  'ingest.noRoom': (v) =>
    `Der Platz in ${v.folder} reicht nicht: ${megabytes(v.neededBytes)} werden gebraucht, ${wholeMegabytes(v.freeBytes)} sind frei. Schaffe Platz oder wähle einen anderen Ordner. Nichts wurde getan.`,
  'ingest.givenUp': (v) => `${v.which === 0 ? 'Das Ziel' : 'Das zweite Ziel'} (${v.folder}) wurde aufgegeben. ${v.why}`,
  'ingest.pulled': (v) =>
    `${v.card} ist nicht mehr da: ${files(v.rest)} davon ${v.rest === 1 ? 'ist' : 'sind'} nicht kopiert. Stecke sie wieder ein und starte dasselbe Kopieren: Es geht dort weiter.`,
  'ingest.cardError': 'Die Karte meldet hier einen Fehler. Versuche ein anderes Lesegerät; das Übrige ist kopiert.',
  'ingest.notOnCard': 'Sie ist nicht mehr auf der Karte.',
  'ingest.notAllowed': 'Sie darf nicht gelesen werden. Sieh nach ihren Zugriffsrechten.',
  'ingest.sameAs': (v) => `dasselbe wie ${v.path}; wird verglichen, ehe es gilt`,
  'ingest.plan': (v) => `${files(v.files)} von ${numbers.list(v.from)} nach ${numbers.list(v.to)} kopieren`,
  'ingest.compared': (v) =>
    `${files(v.files)} ${v.files === 1 ? 'hat denselben Inhalt wie eine andere und wird' : 'haben denselben Inhalt wie andere und werden'} verglichen, nicht noch einmal kopiert.`,
  'ingest.left': (v) =>
    `${files(v.files)} auf ${v.name}, weder Bild noch Film noch Begleitdatei (die Listen der Kamera), ${v.files === 1 ? 'bleibt' : 'bleiben'} dort.`,
  'naming.noToken': (v) => `{${v.token}} gibt es für Namen nicht. Es gibt: ${v.tokens.join(' ')}.`,
  'naming.noSlashes':
    'Ein Name enthält keine Schrägstriche und keine einzelnen geschweiften Klammern. Ordner werden nach Tag oder Kamera gewählt.',
  'naming.allTheSame': (v) => `Alle Fotos hießen gleich: ergänze „${v.template}“ um {seq}, {time} oder {name}.`,
  'ingest.copying': 'Kopieren',
};
