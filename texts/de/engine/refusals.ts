/** @file Was die Engine ablehnt, und was zu tun ist. */
import type { refusalsTexts as english } from '../../en/engine/refusals.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

export const refusalsTexts: Like<typeof english> = {
  'refused.photoGone': 'Dieses Foto ist nicht mehr im Katalog. Durchsuche seinen Ordner neu.',
  'refused.photosGone': 'Einige dieser Fotos sind nicht mehr im Katalog. Durchsuche den Ordner neu.',
  'refused.undoTouches': (v) =>
    `„${v.says}“ hat auch Fotos in ${v.shoots.map((name) => `„${name}“`).join(', ')} geändert. Das Protokoll nimmt es auch dort zurück.`,
  'refused.undoCovered': (v) =>
    `Nach „${v.says}“ wurde anderswo weiter entschieden. Nimm das zuerst zurück, im Protokoll.`,
  'refused.noSet': (v) => `Es gibt keine Sammlung namens „${v.name}“.`,
  'refused.noFilter': (v) => `Es gibt keinen Filter namens „${v.name}“.`,
  'refused.setThere': (v) => `Eine Sammlung namens „${v.name}“ gibt es schon.`,
  'refused.setNotEmpty': (v) =>
    `„${v.name}“ enthält ${photos(v.photos)}. Nimm sie zuerst heraus: Das lässt sich rückgängig machen.`,
  'refused.stackTwo': 'Markiere mindestens zwei Fotos zum Stapeln.',
  'refused.otherShoots': 'Diese Fotos sind aus verschiedenen Shootings.',
  'refused.noneStacked': 'Keines dieser Fotos ist in einem Stapel.',
  'refused.splitFirst': 'Ein Stapel wird an einem Foto geteilt, das darin auf ein anderes folgt.',
  'refused.asFound': 'Diese Fotos sind gestapelt, wie sie gefunden wurden.',
  'refused.noTime': (v) => `${v.name} sagt nicht, wann es aufgenommen wurde. Wähle ein anderes Foto.`,
  'refused.sameCamera':
    'Beide Fotos sind von derselben Kamera. Wähle von jeder Kamera eines, das denselben Moment zeigt.',
  'refused.shiftTooFar': 'Das ist mehr als ein Jahr. Sieh auch nach dem Datum.',
  'refused.destinationOld': 'Das Ziel wurde in einem früheren Lauf gewählt. Wähle es noch einmal.',
  'refused.notPlugged': (v) =>
    `${v.name} ist nicht angeschlossen. Schließe es an und exportiere noch einmal, oder schreibe eine Liste.`,
  'refused.planGone': 'Dieser Plan ist nicht mehr da. Sieh dir die Änderungen noch einmal an.',
  'refused.otherCount': (v) => `Der Plan betrifft ${v.planned} Fotos, nicht ${v.asked}. Nichts wurde getan.`,
  'refused.comparisonGone': 'Dieser Vergleich ist nicht mehr da. Vergleiche noch einmal.',
  'refused.shootGone': 'Dieses Shooting ist nicht mehr im Katalog. Öffne seinen Ordner noch einmal.',
  'refused.folderOld': 'Dieser Ordner wurde in einem früheren Lauf gewählt. Wähle ihn noch einmal.',
  'refused.oneFolderGone': 'Einer dieser Ordner ist nicht mehr da. Wähle ihn noch einmal.',
  'refused.placeOld': 'Dieser Ort stammt aus einem früheren Lauf. Wähle ihn noch einmal.',
  'refused.modelFileOld': 'Diese Datei wurde in einem früheren Lauf gewählt. Wähle sie noch einmal.',
  'refused.photoAway': (v) => `${v.name} ist im Moment nicht da. Schließe das Laufwerk an.`,
  'refused.tooMany': (v) => `${v.photos} Fotos auf einmal sind zu viele zum Öffnen; höchstens ${v.most} gehen.`,
  'refused.programGone': 'Dieses Programm ist nicht mehr installiert. Wähle ein anderes.',
  'refused.noPrograms':
    'Von hier wird kein Programm gestartet: Dieses Fenster ist vielleicht auf einem anderen Rechner.',
  'refused.noProgram': 'Das ist kein Programm, das sich starten lässt. Wähle seine ausführbare Datei.',
  'refused.deviceGone': 'Dieses Gerät ist nicht mehr gekoppelt.',
  'refused.noLan': 'Dieses Fenster ist selbst nur Gast: Gib das Netz an dem Computer frei, der die Fotos hat.',
  'refused.lanOff': 'Das Netz ist gerade nicht freigegeben. Schalte es zuerst ein.',
  'refused.noNetwork': 'Dieser Computer ist gerade in keinem Netz. Verbinde ihn und versuche es noch einmal.',
  'refused.lanPort': (v: { port: number; code: string }) =>
    `Port ${v.port} ist nicht zu haben (${v.code}). Wähle einen anderen, oder schließe das Programm, das ihn hat.`,
  'refused.nothingToDrag': 'Die Dateien dieser Fotos sind im Moment nicht da. Schließe das Laufwerk an.',
  'refused.noReleases': 'Dieser Build nennt keine Adresse, an der neuere Versionen stehen.',
  'updates.failed': (v) => `Die Adresse neuer Versionen gab keine brauchbare Antwort (${v.why}).`,
};
