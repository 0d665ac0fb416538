/** @file Worte zu Ansichtsbildern. */
import type { proofTexts as english } from '../../en/page/proofs.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const proofTexts: Like<typeof english> = {
  format: 'Format',
  longSide: 'Lange Seite',
  ownSize: 'Eigene Größe',
  pixels: (n) => `${count(n)} Pixel`,
  target: 'So nah am Foto wie',
  targets: {
    quick: 'SSIM 0,95: für einen schnellen Blick',
    close: 'SSIM 0,98: kaum zu unterscheiden',
    same: 'SSIM 0,99: am Bildschirm nicht zu unterscheiden',
    work: 'SSIM 0,995: zum Weiterbearbeiten',
  },
  metadata: 'Metadaten',
  metadataKinds: {
    rights: 'Copyright und Urheber',
    all: 'Alle, auch Bildtexte und Kamera',
    none: 'Keine',
  },
  keepGps: 'Auch den Aufnahmeort',
  came: (n, bytes, target) =>
    `${n === 1 ? '1 Ansichtsbild' : `${count(n)} Ansichtsbilder`}, ${bytes}, jedes die kleinste Datei, die ${target} hält.`,
  fixed: (setting, bytes, isAbout) =>
    `Eine Einstellung für alle mit demselben schlechtesten Fall, ${setting}, bräuchte ${isAbout ? 'etwa ' : ''}${bytes}.`,
  unreached: (n) =>
    n === 1 ? '1 Ansichtsbild erreicht das Ziel nicht' : `${count(n)} Ansichtsbilder erreichen das Ziel nicht`,
  shortOf: (values, because) =>
    `${Object.entries(values)
      .map(([name, value]) => `${name} ${value === null ? '-' : value.toFixed(4)}`)
      .join(', ')}: ${because}`,
};
