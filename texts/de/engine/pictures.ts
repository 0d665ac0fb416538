/** @file Deutsche Sätze von Bildern, die nicht oder nicht ganz gezeigt werden können. */
import type { picturesTexts as english } from '../../en/engine/pictures.ts';
import type { Like } from '../../like.ts';

export const picturesTexts: Like<typeof english> = {
  'picture.cannotShow': (v) =>
    `Bilder dieser Art (${v.format}) können hier nicht gezeigt werden. Die Datei bleibt mit deinen Entscheidungen erhalten.`,
  'picture.removed': 'Die Vorschau wurde entfernt, während sie gezeigt wurde. Sieh noch einmal nach.',
  'decoder.crashes': 'An dieser Datei stürzt der Bilddecoder ab, zweimal nacheinander. Sie wird in Ruhe gelassen.',
  'decoder.killed':
    'Der Rechner hat den Bilddecoder dreimal beendet: Wahrscheinlich ist der Speicher knapp. Es wird später wieder versucht.',
  'decoder.slowDisk':
    'Datenträger oder Karte haben nicht rechtzeitig geantwortet. Sieh wieder nach, wenn weniger zu tun ist.',
  'decoder.slow':
    'Dieses Bild braucht sehr lange zum Decodieren und wurde vorerst aufgegeben. Es wird später wieder versucht.',
  'decoder.stalled':
    'Der Bilddecoder blieb zweimal mitten in diesem Bild stehen und wurde beendet. Es wird später wieder versucht.',
  'decoder.cannotStart':
    'Bilder können nicht angesehen werden, weil der Bilddecoder nicht startet. Vielleicht ist der Speicher knapp: Schließe andere Programme und öffne den Ordner neu. Hilft das nicht, installiere Chinagraph neu.',
  'decoder.closed': 'Der Bilddecoder wurde geschlossen.',
  'picture.magickStored': (v) =>
    `Diese ${v.name}-Datei ist auf eine Art gespeichert, die hier nicht gezeigt werden kann. Der Datei selbst fehlt nichts.`,
  'picture.magickDamaged': (v) => `Diese ${v.name}-Datei ist beschädigt: Ihr Bild lässt sich nicht decodieren.`,
  'picture.heicNoPicture': 'Diese HEIC-Datei ist beschädigt: Das Bild darin ist nicht zu finden.',
  'picture.heifKind': 'Diese HEIF-Datei enthält eine Art von Bild, die hier nicht gezeigt werden kann.',
  'picture.heicDamaged': 'Diese HEIC-Datei ist beschädigt: Ihr Bild lässt sich nicht decodieren.',
  'picture.avifDamaged': 'Diese AVIF-Datei ist beschädigt: Ihr Bild lässt sich nicht decodieren.',
  'picture.tiffStored': (v) =>
    `Dieses TIFF ist auf eine Art gespeichert, die hier nicht gezeigt werden kann (${v.how}). Der Datei selbst fehlt vielleicht nichts.`,
  'picture.jpegStored':
    'Dieses JPEG ist auf eine Art gespeichert, die hier nicht gezeigt werden kann (verlustfrei oder mit mehr als 8 Bit). Der Datei selbst fehlt vielleicht nichts.',
  'picture.damaged': 'Die Datei ist beschädigt: Ihr Bild lässt sich nicht decodieren.',
  'picture.colours': 'Die Farben dieses Bildes sind auf eine Art gespeichert, die hier nicht gezeigt werden kann.',
  'picture.empty': 'Die Datei ist leer (0 Bytes).',
  'picture.layersAlone':
    'Diese Photoshop-Datei enthält nur Ebenen, ohne das fertige Bild. Sichere sie in Photoshop mit „Kompatibilität maximieren“, um sie hier zu sehen.',
  'picture.noneReadable': 'Die Datei ist beschädigt: Es ist kein lesbares Bild darin.',
  'picture.noMemory': 'Der Speicher reichte nicht, um dieses Bild zu decodieren. Es wird später wieder versucht.',
  'picture.gone': 'Die Datei ist nicht mehr da.',
  'picture.notAllowed': 'Dieser Rechner darf die Datei nicht lesen. Prüfe ihre Zugriffsrechte.',
  'picture.isFolder': 'Das ist ein Ordner, kein Bild.',
  'picture.busy': 'Der Rechner ist zu beschäftigt, um die Datei zu lesen; es wird wieder versucht.',
  'picture.diskError': (v) =>
    `Datenträger oder Karte konnten die Datei nicht lesen (${v.code}). Versuche ein anderes Lesegerät und sieh dann wieder nach.`,
  'picture.unreadable': (v) => `Die Datei konnte nicht gelesen werden (${v.code}).`,
  'picture.over2GB': 'Dateien über 2 GB werden nicht geöffnet.',
  'picture.changed': 'Die Datei hat sich geändert, während sie gelesen wurde. Sie wird später wieder angesehen.',
  'picture.rawCutShort': 'Diese RAW-Datei ist abgeschnitten: Ihre Vorschau liegt hinter ihrem Ende.',
  'picture.rawNoPreview':
    'Diese RAW-Datei enthält keine Vorschau, die gezeigt werden kann. Der Datei selbst fehlt vielleicht nichts.',
  'picture.compression': (v) => `Kompression ${v.compression}`,
  'picture.colourModel': (v) => `Farbmodell ${v.model}`,
  'picture.huge': (v) =>
    `Das Bild behauptet ${v.has} Megapixel (${v.widthPx} x ${v.heightPx}); Bilder über ${v.most} Megapixel werden nicht geöffnet.`,
  'picture.partMissing': 'Ein Teil dieses Bildes fehlt oder ist beschädigt; gezeigt wird, was zu lesen war.',
  'picture.smallerShown': 'Das Bild selbst ist unlesbar beschädigt; gezeigt wird die kleinere Vorschau in der Datei.',
  'picture.notStored': (v) =>
    `Die Vorschau konnte nicht abgelegt werden${v.code}. Schaffe Platz, wo die Vorschauen liegen, und sieh dann wieder nach.`,
  'picture.photoGone': 'Dieses Foto ist nicht mehr im Katalog.',
  'picture.didNotCome': (v) => `Das Bild kam nicht an (${v.status}).`,
};
