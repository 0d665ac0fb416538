/** @file Numbers of things as English writes them. */
import { numbersOf } from '../numbers.ts';

export const numbers = numbersOf('en');
export const { count, decimal } = numbers;

export const photos = (n: number): string => (n === 1 ? '1 photo' : `${count(n)} photos`);

export const files = (n: number): string => (n === 1 ? '1 file' : `${count(n)} files`);

/** Of bytes; small things are never said to be nothing. */
export const kilobytes = (bytes: number): string => `${count(Math.ceil(bytes / 1e3))} kB`;
export const megabytes = (bytes: number): string => `${count(Math.ceil(bytes / 1e6))} MB`;
/** Of what is free: never more than there is. */
export const wholeMegabytes = (bytes: number): string => `${count(Math.floor(bytes / 1e6))} MB`;
export const gigabytes = (bytes: number): string => `${decimal(bytes / 1e9, bytes < 1e9 ? 2 : 1)} GB`;

/** "45 s", "12 min", "1.5 h" */
export const duration = (seconds: number): string => {
  if (seconds < 90) return `${count(Math.max(1, seconds))} s`;
  if (seconds < 5_400) return `${count(seconds / 60)} min`;
  return `${decimal(seconds / 3_600, 1)} h`;
};

/** Of a share. */
export const percent = (share: number): string => `${decimal(100 * share, 1)} %`;
