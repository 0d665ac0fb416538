/** @file Was mit Dateien und Laufwerken nicht stimmt. */
import type { problemsTexts as english } from '../../en/engine/problems.ts';
import type { Like } from '../../like.ts';

export const problemsTexts: Like<typeof english> = {
  'failed.diskFull': 'Das Laufwerk ist voll. Schaffe Platz und versuche es noch einmal.',
  'failed.quota': 'Das Kontingent dieses Laufwerks ist aufgebraucht. Schaffe Platz und versuche es noch einmal.',
  'failed.readOnly': 'Das Laufwerk ist schreibgeschützt. Entsperre es, oder exportiere stattdessen eine Liste.',
  'failed.notAllowed': 'Hier darf nicht geschrieben werden. Ändere die Rechte und versuche es noch einmal.',
  'failed.wentAway':
    'Die Datei oder ihr Ordner ist verschwunden. Schließe das Laufwerk an und versuche es noch einmal.',
  'failed.diskError': 'Laufwerk oder Karte meldet einen Fehler. Prüfe die Verbindung und versuche es noch einmal.',
  'failed.otherDisk': 'Hardlinks gehen nur auf demselben Laufwerk. Kopiere stattdessen.',
  'failed.fileInTheWay': 'Wo ein Ordner sein müsste, ist eine Datei. Wähle einen anderen Ort.',
  'failed.cameIntoBeing': 'Eine Datei dieses Namens ist inzwischen entstanden. Versuche es noch einmal.',
  'failed.tooManyOpen': 'Zu viele Dateien sind offen. Schließe andere Programme und versuche es noch einmal.',
  'failed.isOpen': 'Ein anderes Programm hat diese Datei offen. Schließe sie dort und versuche es noch einmal.',
  'problem.noPoster': 'Für diesen Film steht kein Bild. Er bleibt mit deinen Entscheidungen erhalten.',
  'problem.waiting':
    'Wird noch kopiert oder geschrieben. Sie erscheint, wenn sie zur Ruhe gekommen ist: Sieh dann noch einmal nach.',
  'problem.empty':
    'Die Datei ist leer (0 Byte). Wird sie nicht gerade kopiert, kopiere sie noch einmal von dort, woher sie kam.',
  'problem.pathTooLong':
    'Ihr Pfad ist länger, als dieses System erlaubt. Öffne den Ordner, in dem sie liegt, für sich.',
  'problem.noRoom': (v) =>
    `Dieser Rechner hatte keinen Platz für eine weitere offene Datei. Mit ${v.what === 'file' ? 'dieser Datei' : 'diesem Ordner'} ist alles in Ordnung: Schließe andere Programme und durchsuche noch einmal.`,
  'problem.onlineOnly': (v) =>
    `Nur in ${v.service}, nicht auf diesem Rechner: Ansehen würde sie herunterladen. Lass ${v.service} sie auf diesem Rechner behalten und durchsuche noch einmal.`,
  'problem.blank':
    'Es ist kein Bild darin, was immer der Name sagt: Die Datei beginnt immer wieder mit demselben Wert, wie nach einem missglückten Kopieren. Kopiere sie noch einmal von dort, woher sie kam.',
  'problem.text': 'Es ist kein Bild darin, was immer der Name sagt: Es ist ein Text.',
  'problem.film': 'Es ist kein Bild darin, was immer der Name sagt: Es ist ein Film.',
  'problem.noPicture':
    'Es ist kein Bild darin, was immer der Name sagt: Ihre ersten Bytes sind die keines Bildes. Sie ist vielleicht am Anfang beschädigt oder von einer Art, die hier nicht bekannt ist.',
  'problem.permission': (v) =>
    `${v.what === 'file' ? 'Diese Datei' : 'Dieser Ordner'} darf nicht gelesen werden. Ändere die Rechte und durchsuche noch einmal.`,
  'problem.deadLink':
    'Eine Verknüpfung mit einem Bild, das gerade nicht da ist. Liegt es auf einer anderen Platte, diese anschließen und neu einlesen.',
  'problem.vanished': (v) =>
    `${v.what === 'file' ? 'Diese Datei' : 'Dieser Ordner'} verschwand beim Lesen. Durchsuche noch einmal, wenn ${v.what === 'file' ? 'sie' : 'er'} zurück ist.`,
  'problem.cannotShow':
    'Diese Art Bild lässt sich hier nicht zeigen. Die Datei bleibt mit deinen Entscheidungen, die wie alle anderen übergeben werden.',
  'problem.indexPrint': (v) =>
    `Nur ein Indexbild von ${v.longSidePx} Pixeln war darin. Was gemessen ist, ist daran gemessen, und nichts wird vorgeschlagen.`,
};
