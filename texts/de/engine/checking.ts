/** @file Deutsche Sätze zu Abgaberegeln, die ein Bild verletzt. */

import type { checkingTexts as english } from '../../en/engine/checking.ts';
import type { Like } from '../../like.ts';
import { decimal, kilobytes, percent } from '../count.ts';

export const checkingTexts: Like<typeof english> = {
  'check.nobodyLooked': 'niemand hat nach Gesichtern gesucht: Die Modelle dafür sind nicht installiert',
  'check.faceSize': (v) => `ein Gesicht von ${v.heightPx} px, mindestens ${v.minPx} gewünscht`,
  'check.eyesSmall': 'Augen zu klein oder nicht gemessen',
  'check.eyes': (v) =>
    `Augen der Schärfe ${decimal(v.sharpness, 3, 0)}, mindestens ${decimal(v.least, 3, 0)} gewünscht`,
  'check.faceClipped': (v) => `${percent(v.share)} eines Gesichts ausgefressen, höchstens ${percent(v.most)} gewünscht`,
  'check.skin': (v) =>
    `Haut ${decimal(v.shift, 3, 0)} neben der Farbe der anderen Gesichter, höchstens ${decimal(v.most, 3, 0)} gewünscht`,
  'check.faces': (v) => `${v.faces} Gesichter, eines gewünscht`,
  'check.noFace': 'kein Gesicht gefunden',
  'check.headSize': (v) =>
    `das Gesicht nimmt ${percent(v.share)} der Höhe ein, ${percent(v.least)} bis ${percent(v.most)} gewünscht`,
  'check.offCentre': (v) => `${percent(v.off)} neben der Mitte, höchstens ${percent(v.most)} gewünscht`,
  'check.headCut': 'der Kopf ist angeschnitten oder berührt den Rand',
  'check.roll': (v) =>
    `Augen um ${decimal(v.degrees, 3, 0)} Grad geneigt, höchstens ${decimal(v.most, 3, 0)} gewünscht`,
  'check.directionUnknown': 'die Richtung des Kopfes ist nicht bekannt',
  'check.turned': (v) =>
    `Kopf ${decimal(v.yaw, 3, 0)} Grad zur Seite und ${decimal(v.pitch, 3, 0)} nach oben oder unten gedreht, höchstens ${decimal(v.most, 3, 0)} gewünscht`,
  'check.eyesClosed': 'Augen geschlossen',
  'check.eyesUnknown': (v) => `Augen sind nicht zu beurteilen${v.because ? ` (${v.because})` : ''}`,
  'check.uneven': (v) => `eine Gesichtshälfte ist ${percent(v.share)} heller, höchstens ${percent(v.most)} gewünscht`,
  'check.nothingBeside': 'neben dem Kopf ist nichts',
  'check.background': (v) =>
    `der Hintergrund schwankt um ${decimal(v.levels, 3, 0)} Stufen, höchstens ${decimal(v.most, 3, 0)} gewünscht`,
  'check.copyright': 'einen Copyright-Vermerk',
  'check.creator': 'seinen Urheber',
  'check.credit': 'einen Bildnachweis',
  'check.caption': 'eine Bildunterschrift',
  'check.headline': 'eine Überschrift',
  'check.keywords': 'Stichwörter',
  'check.date': 'wann es aufgenommen wurde',
  'check.longAtLeast': (v) => `lange Seite ${v.long} px, mindestens ${v.least} gewünscht`,
  'check.longAtMost': (v) => `lange Seite ${v.long} px, höchstens ${v.most} gewünscht`,
  'check.shortAtLeast': (v) => `kurze Seite ${v.short} px, mindestens ${v.least} gewünscht`,
  'check.ppi': (v) => `${v.ppi} ppi bei ${v.longMm} x ${v.shortMm} mm, mindestens ${v.minPpi} gewünscht`,
  'check.aspect': (v) => `${decimal(v.ratio, 3, 0)} zu 1, ${v.oneOf.join(' oder ')} gewünscht`,
  'check.format': (v) => `${v.format || 'unbekannt'}, ${v.wanted.join(' oder ')} gewünscht`,
  'check.colour': (v) =>
    `${v.colour === 'other' ? 'ein anderes Farbprofil' : v.colour}, ${v.wanted.join(' oder ')} gewünscht`,
  'check.bitsUnknown': 'die Datei sagt nicht, wie viele Bit sie hat',
  'check.bits': (v) => `${v.bits} Bit, mindestens ${v.least} gewünscht`,
  'check.bytesAtLeast': (v) => `${kilobytes(v.bytes)}, mindestens ${kilobytes(v.least)} gewünscht`,
  'check.bytesAtMost': (v) => `${kilobytes(v.bytes)}, höchstens ${kilobytes(v.most)} gewünscht`,
  'check.qualityUnknown': 'seine JPEG-Tabellen verraten keine Qualität',
  'check.quality': (v) => `JPEG-Qualität etwa ${v.quality}, mindestens ${v.least} gewünscht`,
  'check.blocks': (v) =>
    `sichtbare Blöcke der Kompression (${decimal(v.blocks, 3, 0)}, höchstens ${decimal(v.most, 3, 0)})`,
  'check.missing': (v) => `nennt nicht: ${v.what.join(', ')}`,
  'check.place': 'verrät, wo es aufgenommen wurde',
  'check.name': (v) => `sein Name passt nicht zu ${v.pattern}`,
  'check.notMeasured': 'es wurde nicht gemessen',
  'check.sharpness': (v) => `Schärfe ${decimal(v.sharpness, 3, 0)}, mindestens ${decimal(v.least, 3, 0)} gewünscht`,
  'check.white': (v) => `${percent(v.share)} ausgefressen, höchstens ${percent(v.most)} gewünscht`,
  'check.black': (v) => `${percent(v.share)} abgesoffen, höchstens ${percent(v.most)} gewünscht`,
  'check.noise': (v) => `Rauschen von ${decimal(v.levels, 3, 0)} Stufen, höchstens ${decimal(v.most, 3, 0)} gewünscht`,
  'picture.isDamaged': 'Das Bild ist beschädigt.',
  'rules.noJson': (v) => `Diese Datei mit Regeln ist kein JSON (${v.problem}).`,
  'file.whole': 'das Ganze',
  'rules.unusable': (v) => `Diese Datei mit Regeln ist nicht zu gebrauchen. ${v.problems}.`,
};
