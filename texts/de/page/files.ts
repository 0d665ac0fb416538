/** @file Die Dateien eines Fotos: andere Programme, Namen, Pfade. */
import type { fileTexts as english } from '../../en/page/files.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const fileTexts: Like<typeof english> = {
  openIn: 'Öffnen in',
  show: 'Im Ordner zeigen',
  copyNames: 'Namen kopieren',
  copyPaths: 'Pfade kopieren',
  download: 'Original herunterladen',
  copiedNames: (n) => (n === 1 ? '1 Name kopiert' : `${count(n)} Namen kopiert`),
  copiedPaths: (n) => (n === 1 ? '1 Pfad kopiert' : `${count(n)} Pfade kopiert`),
  noClipboard: 'Der Browser gibt die Zwischenablage nicht frei.',
  noDrag: 'Nichts ließ sich hinausziehen: Die Dateien dieser Fotos sind im Moment nicht da.',
  dragsOne: 'Ein Browser zieht eine Datei hinaus; die Desktop-App alle.',
};
