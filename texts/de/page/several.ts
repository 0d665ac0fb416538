/** @file Mehrere markierte Fotos. */
import type { severalTexts as english } from '../../en/page/several.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

const labels: Readonly<Record<string, string>> = {
  none: 'ohne Farbe',
  red: 'rot',
  yellow: 'gelb',
  green: 'grün',
  blue: 'blau',
  purple: 'lila',
};

export const severalTexts: Like<typeof english> = {
  title: (n) => `${photos(n)} markiert`,
  from: (first, last) => (first === last ? first : `${first} bis ${last}`),
  taken: 'Aufgenommen',
  camera: 'Kamera',
  lens: 'Objektiv',
  shutter: 'Belichtung',
  aperture: 'Blende',
  iso: 'ISO',
  focal: 'Brennweite',
  stacks: 'Stapel',
  size: 'Dateien',
  decisions: 'Entscheidungen',
  flags: 'Flagge',
  stars: 'Sterne',
  labels: 'Farbe',
  all: (says) => `alle ${says}`,
  of: (says, n) => `${count(n)} ${says}`,
  starsOf: (n) => (n === '0' ? 'ohne Sterne' : '★'.repeat(Number(n))),
  flagOf: { pick: 'ausgewählt', reject: 'abgelehnt', none: 'ohne Flagge' },
  labelOf: (name) => labels[name] ?? name,
  waiting: 'Wird gezählt',
};
