/** @file Die Profile für XMP-Dateien, für Export und Einstellungen. */
import type { profileTexts as english, needsText as englishNeeds } from '../../en/page/xmp.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const profileTexts: Like<typeof english> = {
  names: {
    lightroom: 'Lightroom Classic',
    bridge: 'Bridge',
    darktable: 'darktable',
    'photo-mechanic': 'Photo Mechanic',
    digikam: 'digiKam',
    'capture-one': 'Capture One',
    everything: 'Alles Verträgliche',
  },
  says: {
    lightroom: 'Flagge, Sterne, Farbmarkierung',
    bridge: 'Sterne und Farbe; Abgelehntes wird Wertung -1, die seine Sterne überschreibt',
    darktable:
      'Eigene XMP-Dateien (IMG_1.CR3.xmp): Sterne und Farbe; Abgelehntes ersetzt die Sterne, Ausgewähltes wird nicht übertragen',
    'photo-mechanic': 'Tag und Farbklasse',
    digikam: 'Markierung',
    'capture-one': 'Nur Sterne und Farbe: Flaggen werden nicht übertragen',
    everything: 'Alle Felder, die einander nicht widersprechen',
  },
  outcome: {
    lightroom: 'Flaggen, Sterne und Farbmarkierungen neben deinen RAW-Dateien.',
    bridge: 'Sterne und Farben neben deinen Dateien; Abgelehntes wird Wertung -1, die seine Sterne überschreibt.',
    darktable:
      'Sterne und Farben in eigenen XMP-Dateien (IMG_1.CR3.xmp); Abgelehntes ersetzt die Sterne, Ausgewähltes wird nicht übertragen.',
    'photo-mechanic': 'Tags, Sterne und Farbklassen neben deinen Dateien.',
    digikam: 'Markierungen, Sterne und Farben neben deinen Dateien.',
    'capture-one': 'Sterne und Farben neben deinen Dateien; Flaggen werden nicht übertragen.',
    everything: 'Jedes Feld, das keinem anderen widerspricht, neben deinen Dateien.',
  },
  needs: {
    lightroom: 'das Zusatzmodul für Lightroom, eine Namensliste oder eine Kopie',
    bridge: 'eine Namensliste oder eine Kopie',
    darktable: null,
    'photo-mechanic': null,
    digikam: null,
    'capture-one': null,
    everything: 'für Lightroom und Bridge das Zusatzmodul für Lightroom oder eine Namensliste',
  },
  next: {
    lightroom:
      'In Lightroom Classic: die Fotos in der Bibliothek auswählen, dann Metadaten > Metadaten aus Dateien lesen.',
    bridge: 'Öffne den Ordner in Bridge: Es liest XMP-Dateien von selbst.',
    darktable:
      'Noch nicht importierte Fotos: den Ordner importieren. Andere: auf dem Leuchttisch auswählen, dann „EXIF neu laden“ oder „Begleitdatei laden“.',
    'photo-mechanic':
      'In Photo Mechanic: den Kontaktbogen neu öffnen; Tags und Klassen werden aus den XMP-Dateien gelesen.',
    digikam:
      'In digiKam: unter Einstellungen > Metadaten das Lesen aus Begleitdateien einschalten, dann Objekt > Metadaten erneut aus Datei lesen.',
    'capture-one':
      'In Capture One: Bild > Metadaten laden, mit „XMP-Filialdateien automatisch synchronisieren“ auf Laden.',
    everything: 'Öffne den Ordner dort und lass das Programm die Metadaten erneut aus den Dateien lesen.',
  },
};

export const needsText: Like<typeof englishNeeds> = (profile, { jpeg, other }) => {
  const needs = profileTexts.needs[profile];
  if (needs === null || jpeg + other === 0) return null;
  const parts = [
    jpeg > 0 ? `${count(jpeg)} JPEG` : '',
    other > 0 ? `${count(other)} DNG, TIFF oder ${other === 1 ? 'anderes Bild' : 'andere'}` : '',
  ].filter(Boolean);
  const isOne = jpeg + other === 1;
  return `${isOne ? 'Für' : 'Deine'} ${parts.join(' und ')} ${isOne ? 'braucht es' : 'brauchen'} ${needs}: XMP-Dateien daneben werden nicht gelesen.`;
};
