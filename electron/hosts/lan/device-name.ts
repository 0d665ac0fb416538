/** @file What a device is called in the list: made of its browser's own words, which may say anything. */

const machines: readonly (readonly [RegExp, string])[] = [
  [/iPad/, 'iPad'],
  [/iPhone/, 'iPhone'],
  [/Android(?!.*Mobile)/, 'Android tablet'],
  [/Android/, 'Android phone'],
  [/Macintosh/, 'Mac'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'Chromebook'],
  [/Linux/, 'Linux'],
];
const browsers: readonly (readonly [RegExp, string])[] = [
  [/Edg/, 'Edge'],
  [/Firefox|FxiOS/, 'Firefox'],
  [/Chrom|CriOS/, 'Chrome'],
  [/Safari/, 'Safari'],
];

/** "iPad, Safari". An iPad may call itself a Mac. */
export function deviceName(userAgent = ''): string {
  const find = (among: typeof machines) => among.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(machines), find(browsers)].filter(Boolean).join(', ') || 'Device';
}
