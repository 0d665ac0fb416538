/** @file Deutsche Sätze von Ordnern, Dateien und Orten. */
import type { libraryTexts as english } from '../../en/engine/library.ts';
import type { Like } from '../../like.ts';

export const libraryTexts: Like<typeof english> = {
  'gather.within': (v) => `${v.inner} liegt schon in ${v.outer}. Öffne nur jenen Ordner.`,
  'problem.io': (v) =>
    `Datenträger oder Karte konnten ${v.what === 'file' ? 'diese Datei' : 'diesen Ordner'} nicht liefern (${v.code ?? 'unbekannter Fehler'}). Prüfe die Verbindung und lies dann neu ein.`,
  'group.odd': (v) => `${v.raws} RAW und ${v.others} andere Dateien teilen sich diesen Namen`,
  'group.separate': 'sie wurden zuerst als einzelne Fotos gesehen',
  'group.full': 'das Foto dieses Namens hat schon zwei Dateien',
  'group.times': (v) => `sie wurden zu verschiedenen Zeiten aufgenommen (${v.first} und ${v.second})`,
  'group.cameras': (v) => `sie stammen von verschiedenen Kameras (${v.first}, ${v.second})`,
  'group.notOne': (v) => `Nicht als ein Foto mit ${v.names} genommen: ${v.reason}. Als einzelne Fotos behalten.`,
  'scan.unplugged':
    'Der Ordner wurde abgesteckt oder ersetzt, während er eingelesen wurde. Nichts ist verloren: Lies ihn neu ein, wenn er wieder da ist.',
  'scan.emptied':
    'Der Ordner enthält keine Fotos, obwohl er welche hatte. Er gilt als abgesteckt, und nichts wurde geändert. Hast du ihn selbst geleert, bestätige, dass die Fotos weg sind.',
  'file.none': 'Diese Datei gibt es nicht.',
  'file.written': 'Die Datei wird noch geschrieben.',
  'file.noPicture': 'Das ist kein Bild.',
  'file.unreadable': 'Die Datei ist nicht lesbar.',
  'walk.deep': (v) => `Hier liegen Ordner mehr als ${v.maxDepth} tief ineinander. Öffne diesen Ordner für sich.`,
  'walk.link': 'Eine Verknüpfung mit einem anderen Ordner; ihr wird nicht gefolgt. Öffne jenen Ordner für sich.',
  'place.notMade': (v) => `${v.name} wurde nicht angelegt: ${v.why}.`,
  'place.nameTaken': 'es gibt dort schon etwas dieses Namens',
  'place.readOnly': 'an diesem Ort kann nicht geschrieben werden',
  'place.listOld': 'Dieser Ort wurde in einem früheren Lauf aufgelistet. Beginne wieder bei den Laufwerken.',
  'place.badName': 'So kann ein Ordner nicht heißen.',
  'place.badCharacters':
    'Der Name eines Ordners darf keines der Zeichen \\ / : * ? " < > | enthalten und nicht mit einem Punkt enden.',
};
