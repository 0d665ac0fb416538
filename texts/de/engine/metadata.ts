/** @file Deutsche Sätze von ExifTool und Metadaten. */
import type { metadataTexts as english } from '../../en/engine/metadata.ts';
import type { Like } from '../../like.ts';

export const metadataTexts: Like<typeof english> = {
  'exiftool.answered': (v) => `es hat „${v.answer}“ geantwortet`,
  'exiftool.silent': (v) => `es hat ${v.seconds} Sekunden lang nicht geantwortet`,
  'exiftool.ended': (v) => `es wurde vom System beendet (${v.signal})`,
  'exiftool.code': (v) => `es endete mit Code ${v.code}`,
  'exiftool.tries': (v) => `${v.reason}, ${v.times}-mal nacheinander`,
  'exiftool.broken':
    'ExifTool startet nicht; Kameradaten, Fokuspunkte und Wertungen anderer Programme werden deshalb nicht gezeigt. Installiere Chinagraph neu. Alles andere geht.',
  'exiftool.noPerl':
    'ExifTool startet nicht, weil Perl fehlt; Kameradaten, Fokuspunkte und Wertungen anderer Programme werden deshalb nicht gezeigt. Installiere Perl. Alles andere geht.',
  'exiftool.cannotStart': (v) =>
    `ExifTool startet nicht: ${v.reason}. Es wird später wieder versucht; bis dahin werden Kameradaten, Fokuspunkte und Wertungen anderer Programme nicht gezeigt. Alles andere geht.`,
  'metadata.unreadable': (v) =>
    `Die Metadaten konnten nicht gelesen werden (${v.detail}). Beim nächsten Einlesen wird es wieder versucht.`,
  'exiftool.notNow': (v) => `ExifTool lässt sich gerade nicht starten (${v.why})`,
};
