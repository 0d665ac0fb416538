/** @file Deutsche Sätze von Bewertungen in Dateien, und von Bildern, die nicht bewertet werden können. */
import type { scoringTexts as english } from '../../en/engine/scoring.ts';
import type { Like } from '../../like.ts';

export const scoringTexts: Like<typeof english> = {
  'archive.lookingOnly': 'Der Katalog ist nur zum Ansehen geöffnet: Es kann nichts importiert werden.',
  'archive.cacheClosed': 'Der Zwischenspeicher kann gerade nicht geschrieben werden; weiter wurde nichts importiert.',
  'archive.noScores': (v) => `${v.file} enthält keine Bewertungen (die erste Zeile ist nicht ${v.schema}).`,
  'archive.notScored': 'konnte nicht bewertet werden',
  'archive.otherFaces': 'Gesichter von anderen Modellen als den hier installierten',
  'archive.empty': (v) => `${v.file} ist leer.`,
  'picture.cannotDecode': 'Das Bild lässt sich nicht decodieren.',
  'unscorable.flat': (v) => `${v.name} sagt zu einem einfarbigen Bild nichts.`,
  'unscorable.small': (v) =>
    `${v.name} braucht mindestens ${v.leastPx} Pixel an der kürzeren Seite; dieses Bild hat ${v.widthPx} x ${v.heightPx}.`,
  'unscorable.blocks': (v) =>
    `${v.name} braucht ${v.least} Blöcke von ${v.blockPx} x ${v.blockPx} Pixeln mit Struktur; dieses Bild von ${v.widthPx} x ${v.heightPx} hat weniger.`,
  'shard.there': (v) =>
    `${v.out} gibt es schon, und es wurde nicht von diesem Befehl mit diesen Modellen begonnen. Räume es weg oder nenne eine andere Datei.`,
  'fits.unknownModel': 'ein Modell, das weder dieser Katalog noch die erste Zeile der Datei kennt',
  'fits.version': (v) => `${v.model}: von einer anderen Version des Programms`,
  'fits.weights': (v) => `${v.model}: von anderen Gewichten als den hier installierten`,
  'fits.size': (v) => `${v.model}: in einer anderen Größe als hier`,
  'fits.larger': (v) => `${v.model}: ein Bild, das größer ist als seine Größe`,
  'fits.range': (v) => `${v.model}: eine Zahl außerhalb ihres Bereichs`,
  'fits.share': (v) => `${v.model}: ein Anteil, der keiner ist`,
  'lines.broken': 'eine Zeile, die nicht ganz ist',
  'lines.noSchema': (v) => `kein ${v.schema}`,
  'lines.wrong': 'nicht, wie es sein soll',
  'file.notNow': 'Die Datei ist gerade nicht lesbar.',
  'model.fileUnreadable': (v) => `Die Modelldatei ${v.file} lässt sich nicht lesen. ${v.id} neu installieren.`,
  'model.fileChanged': (v) => `Die Modelldatei ${v.file} ist nicht die installierte. ${v.id} neu installieren.`,
  'model.fileNoOnnx': (v) => `Die Modelldatei ${v.file} ist kein ONNX-Modell.`,
  'model.cannotStart': (v) => `${v.id} startet auf ${v.device} nicht: ${v.reason}`,
  'model.failed': (v) => `${v.id} scheiterte auf ${v.device}: ${v.reason}`,
  'model.noWords': (v) => `${v.id} macht aus Worten keine Merkmale`,
  'model.needsSession': (v) => `${v.id} braucht eine Sitzung.`,
  'faces.noDetector': 'Die Gesichtserkennung ist nicht installiert.',
  'faces.noModel': (v) => `Das Gesichtsmodell „${v.name}“ ist nicht installiert.`,
  'decoded.unreadable': (v) => `Die dekodierten Pixel in ${v.file} lassen sich nicht lesen.`,
  'decoded.size': (v) =>
    `${v.file} hat ${v.bytes} Bytes, ${v.widthPx} x ${v.heightPx} Pixel brauchen mehr oder weniger.`,
};
