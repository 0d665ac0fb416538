/** @file Deutsche Sätze von Exporten, und was eine Datei vom Schreiben abhält. */

import type { exportingTexts as english } from '../../en/engine/exporting.ts';
import type { Like } from '../../like.ts';
import { count, kilobytes, megabytes, photos, wholeMegabytes } from '../count.ts';

export const exportingTexts: Like<typeof english> = {
  'trash.notRejected': 'Du hast es nicht abgelehnt. Lehne es zuerst ab.',
  'trash.notAnyMore': 'Es ist nicht mehr abgelehnt. Es bleibt, wo es ist.',
  'trash.shared': 'Sie gehört auch zu einem anderen Foto dieses Namens. Sie bleibt.',
  'trash.plan': (v) => `In den Papierkorb: ${v.photos}`,
  'trash.notText':
    'Der Name dieser Datei ist kein gültiger Text; der Papierkorb kann sie nicht aufnehmen. Benenne sie um oder räume sie selbst beiseite.',
  'trash.changed':
    'Die Datei hat sich geändert, seit sie aufgelistet wurde. Lies den Ordner neu ein, sieh sie noch einmal an und entscheide neu.',
  'trash.stays': 'Das System hat diese Datei nicht in den Papierkorb genommen. Sie ist noch an ihrem Platz.',
  'trash.networkDrive':
    'Windows hat auf Netzlaufwerken keinen Papierkorb und würde die Datei endgültig löschen. Sie bleibt; verschiebe sie stattdessen.',
  'export.closing': 'Chinagraph wird gerade beendet.',
  'kept.changedSince':
    'Ein anderes Programm hat diese Datei seitdem geändert. Sie blieb, wie sie ist; ihr Original ist weiter aufgehoben.',
  'kept.damaged': 'Das aufgehobene Original ist beschädigt. Die Datei blieb, wie sie ist.',
  'embed.darktable': 'darktable liest seine XMP-Dateien neben jeder Datei. Schreibe stattdessen XMP-Dateien.',
  'embed.plan': (v) => `Metadaten in die Dateien: ${v.photos}`,
  'embed.note':
    'Die Pixel werden nie berührt. Jede Datei wird neben der alten geschrieben, auf Gleichheit bis auf diese Angaben geprüft und tritt erst dann an ihre Stelle. Die alten Dateien bleiben, bis du sie verwirfst: Zurückholen und Verwerfen stehen auch hier.',
  'embed.turned': (v) => `${v.turned} hier gedreht: Die Drehung wird nicht in Dateien geschrieben, nur in XMP-Dateien.`,
  'embed.raw':
    'Ein RAW wird mit seiner XMP-Datei gelesen, und ein Paar richtet sich nach dem RAW. Schreibe dafür XMP-Dateien.',
  'embed.format': (v) => `In ${v.format}-Dateien wird nichts geschrieben. Nimm eine Liste.`,
  'embed.inParts':
    'Sein XMP geht in weiteren Teilen der Datei weiter, die verloren gingen. Nimm das Zusatzmodul oder eine Liste.',
  'embed.unreadable': (v) => `Nicht lesbar (${v.reason}). Blieb, wie es ist.`,
  'kept.asBefore': (v) => `wie vor dem ${v.time}`,
  'differs.pixels': 'den Bilddaten, die vom Übrigen nicht zu trennen sind',
  'embed.changedSince':
    'Was in der Datei steht, hat sich seit der Planung geändert. Exportiere neu, um zu sehen, was abweicht.',
  'embed.exiftool': (v) => `ExifTool kann in diese Datei nicht schreiben (${v.problem}). Sie blieb, wie sie ist.`,
  'embed.changedMeanwhile':
    'Ein anderes Programm hat die Datei geändert, während sie geschrieben wurde. Sie blieb, wie sie ist. Exportiere neu.',
  'embed.otherOwner':
    'Die Datei gehört einem anderen Benutzer, eine neue gehörte ihm nicht. Sie blieb, wie sie ist. Schreibe stattdessen eine Liste.',
  'differs.compressed': 'dem komprimierten Bild',
  'differs.seen': 'dem, was ein Leser vom Bild sieht',
  'differs.written': 'den Metadaten, die geschrieben werden sollten',
  'embed.differs': (v) =>
    `Die neu geschriebene Datei wiche ab in ${v.what}${v.more > 0 ? ` und ${v.more} weiteren` : ''}. Sie blieb, wie sie ist. Schreibe stattdessen eine Liste.`,
  'export.lockedFile':
    'Ein anderes Programm hat diese Datei geöffnet, oder sie ist schreibgeschützt. Schließe sie dort oder hebe den Schutz auf und exportiere neu.',
  'list.ambiguous': (v) =>
    `. ${v.names === 1 ? 'Einer ihrer Namen meint' : `${v.names} ihrer Namen meinen`} mehr als ein Foto (${v.files}${v.names > 1 ? ` und ${v.names - 1} weitere` : ''}): Eine CSV- oder JSON-Liste sagt, welches`,
  'list.plan': (v) => `${v.format}-Liste: ${v.photos}${v.ambiguous}`,
  'list.noFileName': 'Das ist kein Dateiname. Wähle einen anderen.',
  'list.there': (v) => `${v.name} gibt es schon, und es ist keine Liste von hier. Wähle einen anderen Namen.`,
  'list.changed': (v) => `${v.name} ist seit der Planung entstanden oder geändert worden. Exportiere neu.`,
  'list.leftOut': (v) =>
    `${v.names} der Namen enthalten ${{ line: 'einen Zeilenumbruch', comma: 'ein Komma', space: 'ein Leerzeichen' }[v.separator]} und können in so einer Liste nicht stehen, zum Beispiel ${v.first}. ${v.separator === 'line' ? 'Nimm CSV.' : 'Wähle ein anderes Trennzeichen.'}`,
  'proofs.ownFolder': 'Proofs kommen in einen eigenen Ordner, nicht zwischen die Originale. Wähle einen anderen.',
  'proofs.noCopyright': (v) =>
    `Das Copyright kann nicht erhalten werden: ${v.problem} Oder exportiere ganz ohne Metadaten.`,
  'problem.unreadable': 'Diese Datei ist nicht lesbar.',
  'proofs.changed':
    'Ein anderes Programm hat diesen Proof geändert, seit er gemacht wurde. Räume ihn weg, dann wird er neu gemacht.',
  'export.from': (v) => `aus ${v.name}`,
  'proofs.plan': (v) =>
    `Proofs: ${v.photos}, ${v.format}, ${v.longSidePx === null ? 'eigene Größe' : `lange Seite ${v.longSidePx} px`}, ${v.target}`,
  'proofs.raws': (v) => `${v.raws} RAW-Dateien: nach dem Bild, das die Kamera hineingelegt hat.`,
  'proofs.within': 'Dieser Ordner liegt im Shooting: Die Proofs werden als dessen Fotos aufgelistet.',
  'problem.noPictureToShow': 'In dieser Datei ist kein Bild, das gezeigt werden kann.',
  'proofs.damaged': (v) =>
    `${v.problem ?? 'Die Datei ist beschädigt.'} Ein beschädigtes Bild wird nicht weitergegeben.`,
  'proofs.changedMeanwhile': 'Ein anderes Programm hat diesen Proof inzwischen geändert. Exportiere neu.',
  'turned.asTaken': 'wie aufgenommen',
  'turned.upsideDown': 'auf dem Kopf',
  'turned.right': 'nach rechts gedreht',
  'turned.left': 'nach links gedreht',
  'turned.other': (v) => `Ausrichtung ${v.orientation}`,
  'sidecar.shared': (v) =>
    `${v.name} teilt sich diese XMP-Datei mit einem anderen Foto gleichen Namens. Benenne eines um; geraten wurde nichts.`,
  'sidecar.plan': (v) => `XMP-Dateien: ${v.photos}`,
  'sidecar.unreadable': (v) => `Die XMP-Datei ist nicht lesbar (${v.reason}). Sie blieb, wie sie ist.`,
  'sidecar.stoppedBy': (v) => `Blieb, wie es ist, wegen ${v.name}: Beide widersprächen einander.`,
  'sidecar.changed': 'Die XMP-Datei hat sich seit der Planung geändert. Exportiere neu, um zu sehen, was abweicht.',
  'transfer.differs':
    'Die Kopie weicht vom Original ab. Der Datenträger hat vielleicht einen Schaden; nichts wurde behalten.',
  'transfer.changed': 'Ein anderes Programm hat die Datei geändert, während sie kopiert wurde. Exportiere neu.',
  'transfer.inBoth':
    'Ein anderes Programm hat die Datei geändert, während sie verschoben wurde. Sie liegt jetzt an beiden Orten; vergleiche sie.',
  'transfer.sameFolder': 'Dieser Ordner und das Ziel sind derselbe. Die Datei bleibt, wo sie ist.',
  'transfer.nameChanged': 'Was unter diesem Namen dort liegt, hat sich inzwischen geändert. Exportiere neu.',
  'transfer.here': 'Es ist schon in diesem Ordner',
  'transfer.unreadable': (v) => `Nicht lesbar (${v.reason}). Prüfe das Laufwerk.`,
  'transfer.noRoom': (v) =>
    `Der Platz reicht nicht: ${megabytes(v.neededBytes)} werden gebraucht, ${wholeMegabytes(v.freeBytes)} sind auf dem Datenträger frei. Schaffe Platz oder wähle einen anderen Ordner. Nichts wurde getan.`,
  'transfer.there': (v) => `${v.name} ist schon da`,
  'selection.picks': (v) => `${v.photos === 1 ? '1 ausgewähltes Foto' : `${count(v.photos)} ausgewählte Fotos`}`,
  'selection.rejects': (v) => `${v.photos === 1 ? '1 abgelehntes Foto' : `${count(v.photos)} abgelehnte Fotos`}`,
  'selection.decided': (v) => `${v.photos === 1 ? '1 entschiedenes Foto' : `${count(v.photos)} entschiedene Fotos`}`,
  'selection.suggestedKeeps': (v) =>
    `${v.photos === 1 ? '1 ausgewähltes oder vorgeschlagenes Foto' : `${count(v.photos)} ausgewählte und vorgeschlagene Fotos`}`,
  'selection.all': (v) => `${photos(v.photos)}`,
  'selection.chosen': (v) => `${v.photos === 1 ? '1 gewähltes Foto' : `${count(v.photos)} gewählte Fotos`}`,
  'selection.set': (v) => `${photos(v.photos)} aus „${v.name}“`,
  'selection.filter': (v) => `${photos(v.photos)}, die „${v.name}“ zeigt`,
  'selection.stars': (v) => `${photos(v.photos)} mit ${v.stars === 5 ? '5 Sternen' : `${v.stars} Sternen und mehr`}`,
  'transfer.plan.copy': (v) => `Kopieren: ${v.photos}`,
  'transfer.plan.move': (v) => `Verschieben: ${v.photos}`,
  'transfer.plan.link': (v) => `Hart verknüpfen: ${v.photos}`,
  'transfer.plan.symlink': (v) => `Verknüpfen: ${v.photos}`,
  'kept.discard': (v) => `Aufgehobene Originale verwerfen: ${v.photos}`,
  'kept.putBack': (v) => `Originale zurückholen: ${v.photos}`,
  'proofs.record': (v) => `${kilobytes(v.bytes)}, ${v.setting}`,
};
