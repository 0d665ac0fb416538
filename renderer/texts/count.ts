/** @file Numbers of things as English writes them. */

export const count = (n: number): string => n.toLocaleString('en');
export const photos = (n: number): string => (n === 1 ? '1 photo' : `${count(n)} photos`);
