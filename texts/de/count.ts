/** @file Zahlen und Mengen, wie man sie auf Deutsch schreibt. */
import { numbersOf } from '../numbers.ts';

export const numbers = numbersOf('de');
export const { count, decimal } = numbers;

export const photos = Object.assign((n: number): string => (n === 1 ? '1 Foto' : `${count(n)} Fotos`), {
  /** Nach von, mit, zu, bei. */
  dative: (n: number): string => (n === 1 ? 'einem Foto' : `${count(n)} Fotos`),
});

export const files = (n: number): string => (n === 1 ? '1 Datei' : `${count(n)} Dateien`);

/** Von Bytes; Kleines ist nie nichts. */
export const kilobytes = (bytes: number): string => `${count(Math.ceil(bytes / 1e3))} kB`;
export const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / 1e6))} MB`;
/** Von dem, was frei ist: nie mehr, als da ist. */
export const wholeMegabytes = (bytes: number): string => `${count(Math.floor(bytes / 1e6))} MB`;
export const gigabytes = (bytes: number): string => `${decimal(bytes / 1e9, bytes < 1e9 ? 2 : 1)} GB`;

/** „45 s“, „12 min“, „1,5 h“ */
export const duration = (seconds: number): string => {
  if (seconds < 90) return `${count(Math.max(1, seconds))} s`;
  if (seconds < 5_400) return `${count(seconds / 60)} min`;
  return `${decimal(seconds / 3_600, 1)} h`;
};

/** Von einem Anteil. */
export const percent = (share: number): string => `${decimal(100 * share, 1)} %`;
