/** @file Deutsche Sätze von dem, was ein Programm nicht liest oder gesagt bekommen muss. */

import type { profileNotesTexts as english } from '../../en/engine/profile-notes.ts';
import type { Like } from '../../like.ts';
import { photos } from '../count.ts';

export const profileNotesTexts: Like<typeof english> = {
  'notes.lightroom':
    'Fotos, die schon im Lightroom-Katalog sind: wähle sie aus und dann Metadaten > Metadaten aus Dateien lesen. Das ersetzt, was der Katalog sagt.',
  'notes.bridge':
    'Bridge zeigt eine Farbe nur, wo eine Beschriftung so heißt wie in seinen Voreinstellungen. Statt seiner eigenen Namen (englisch Select, Second, Approved, Review und To Do) trage Red, Yellow, Green, Blue und Purple ein.',
  'notes.darktable':
    'darktable liest eine XMP-Datei, wenn ein Foto importiert wird. Für Fotos in seiner Bibliothek schalte in den Einstellungen unter Speicherung das Suchen nach geänderten XMP-Dateien beim Start ein.',
  'notes.digikam':
    'digiKam liest XMP-Dateien nur, wo „Aus Begleitdateien lesen“ an ist: Einstellungen > digiKam einrichten > Metadaten > Begleitdateien. Wähle danach Objekt > Metadaten erneut aus Datei lesen.',
  'notes.everything':
    'digiKam liest XMP-Dateien nur, wo „Aus Begleitdateien lesen“ an ist. darktable gehört nicht zu diesen Programmen: Es hat ein eigenes Profil.',
  'notes.captureOne':
    'Capture One liest XMP-Dateien mit Bild > Metadaten laden, oder wenn die automatische XMP-Synchronisation auf Laden steht.',
  'notes.photos': (v) => `${photos(v.photos)}: ${v.says}`,
  'notes.programs': 'Lightroom, Bridge, Photo Mechanic und Capture One',
  'notes.noRaw':
    'JPEG, TIFF, DNG oder ein anderes Bild, das kein RAW ist. Lightroom liest solche Dateien selbst und übergeht XMP-Dateien daneben. Übergib sie mit dem Zusatzmodul für Lightroom (Einstellungen > Übergeben), einer Namensliste, oder kopiere die Behaltenen.',
  'notes.darktablePicks': 'ausgewählt. darktable kennt das nicht und bekommt nur Sterne und Farben.',
  'notes.darktableRejects': 'abgelehnt, mit Sternen. In darktable tritt Abgelehntes an die Stelle der Sterne.',
  'notes.darktableNoStars':
    'ohne Sterne. darktable gibt jedem Foto beim Importieren einen eigenen Stern, wenn seine Einstellungen nichts anderes sagen.',
  'notes.bridgePicks': 'ausgewählt. Bridge kennt das nicht und bekommt nur Sterne und Farben.',
  'notes.bridgeRejects': 'abgelehnt, mit Sternen. In Bridge tritt Abgelehntes an die Stelle der Sterne.',
  'notes.captureOneFlags': 'mit Flagge. Capture One kennt keine und bekommt nur Sterne und Farben.',
  'notes.photoMechanicRejects': 'abgelehnt. Photo Mechanic kennt das nicht; sie werden ohne Tag übergeben.',
  'notes.othersSidecar': (v) =>
    `nur die XMP-Datei eines anderen Programms ist da (wie ${v.like}). Sie wird ergänzt; eine zweite würde sie vor digiKam verbergen. ${v.program} liest sie nicht; übergib diese mit einer Namensliste.`,
};
