/** @file Zahlen und Mengen, wie man sie auf Deutsch schreibt. */
import { numbersOf } from '../numbers.ts';

export const numbers = numbersOf('de');
export const { count, decimal } = numbers;

export const photos = Object.assign((n: number): string => (n === 1 ? '1 Foto' : `${count(n)} Fotos`), {
  /** Nach von, mit, zu, bei. */
  dative: (n: number): string => (n === 1 ? 'einem Foto' : `${count(n)} Fotos`),
});
