/** @file Numbers of things as English writes them. */
import { numbersOf } from '../numbers.ts';

export const numbers = numbersOf('en');
export const { count, decimal } = numbers;

export const photos = (n: number): string => (n === 1 ? '1 photo' : `${count(n)} photos`);
