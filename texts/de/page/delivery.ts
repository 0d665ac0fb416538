/** @file Worte zu Lieferregeln. */
import type { deliveryTexts as english } from '../../en/page/delivery.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

export const deliveryTexts: Like<typeof english> = {
  title: 'Bereit zur Lieferung',
  says: 'Fertige Bilder gegen die Regeln ihres Ziels: Größe, Farben, Kompression, Metadaten, Gesichter.',
  preset: 'Regeln',
  presets: {
    'print-a4': 'Druck, A4',
    'web-2048': 'Netz, 2048 Pixel',
    newspaper: 'Zeitung',
    'document-photo': 'Passbild',
  },
  check: 'Diese Aufnahmen prüfen',
  file: 'Eigene Regeln …',
  stop: 'Anhalten',
  came: (n, broken) =>
    broken === 0 ? `${photos(n)}: alle Regeln eingehalten.` : `${photos(n)}: ${count(broken)} verletzen eine Regel.`,
  show: 'Diese zeigen',
  list: 'Fotos, die eine Regel verletzen',
  rules: {
    size: 'Größe',
    print: 'Auflösung im Druck',
    aspect: 'Seitenverhältnis',
    format: 'Dateiformat',
    colour: 'Farbprofil',
    bits: 'Farbtiefe',
    bytes: 'Dateigröße',
    compression: 'Kompression',
    blocking: 'Sichtbare Blöcke',
    sharpness: 'Schärfe',
    clipping: 'Beschnittene Tonwerte',
    noise: 'Rauschen',
    metadata: 'Metadaten',
    place: 'Ort',
    name: 'Dateiname',
    'face-size': 'Gesicht zu klein',
    'face-eyes': 'Augen nicht scharf',
    'face-clipping': 'Gesicht überstrahlt',
    'face-skin': 'Hautfarbe',
    'document-face': 'Gesichtsgröße',
    'document-place': 'Gesicht nicht mittig',
    'document-level': 'Augen nicht waagerecht',
    'document-eyes': 'Augen',
    'document-gaze': 'Kopf gedreht',
    'document-light': 'Ungleichmäßiges Licht',
    'document-background': 'Hintergrund',
    'document-cut': 'Kopf angeschnitten',
  },
};
