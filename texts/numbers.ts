/** @file Numbers, dates and units as a language writes them, by Intl. */
import type { Language } from './languages.ts';

export interface Numbers {
  /** "3,247": whole numbers. */
  count(n: number): string;
  /** A number with so many digits after the point, or down to `fewest` where they are noughts. */
  decimal(n: number, digits: number, fewest?: number): string;
  /** "6 Jun 2026, 14:05" of a moment, in this machine's time zone. */
  moment(at: Date): string;
  /** "14:05" */
  time(at: Date): string;
  /** "6 Jun" */
  day(at: Date): string;
  /** "6 June 2026" of a day as it stands on a calendar, without a time zone. */
  date(year: number, month: number, day: number): string;
  /** "a, b and c" */
  list(items: readonly string[]): string;
}

/** Dates in English as on the British Isles: the day comes first, as it does everywhere a day can be mistaken for a month. */
const dateLocales: Readonly<Record<Language, string>> = { en: 'en-GB', de: 'de' };

export const numbersOf = (language: Language): Numbers => {
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const fixed = new Map<number, Intl.NumberFormat>();
  const dates = dateLocales[language];
  const moment = new Intl.DateTimeFormat(dates, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(dates, { hour: '2-digit', minute: '2-digit' });
  const day = new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short' });
  const date = new Intl.DateTimeFormat(dates, { dateStyle: 'long', timeZone: 'UTC' });
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const decimal = (n: number, digits: number, fewest = digits): string => {
    const key = digits * 8 + fewest;
    const known = fixed.get(key);
    const format =
      known ??
      new Intl.NumberFormat(language, {
        minimumFractionDigits: fewest,
        maximumFractionDigits: digits,
        useGrouping: false,
        // Nothing is not less than nothing.
        signDisplay: 'negative',
      });
    if (!known) fixed.set(key, format);
    return format.format(n);
  };
  return {
    count: (n) => whole.format(n),
    decimal,
    moment: (at) => moment.format(at),
    time: (at) => time.format(at),
    day: (at) => day.format(at),
    date: (year, month, onDay) => date.format(new Date(Date.UTC(year, month - 1, onDay))),
    list: (items) => list.format(items),
  };
};
