import { numbers, texts } from '../texts/texts.ts';

/** "512 bytes", "3.8 MB", "163 MB", "1.2 GB": decimal units, as drives and downloads are sold. */
export const bytesText = (bytes: number): string => {
  if (bytes < 1_000) return texts.bytes(bytes);
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1_000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1_000;
    unit++;
  }
  return `${value < 9.95 ? numbers.decimal(value, 1) : Math.round(value)} ${units[unit]}`;
};
