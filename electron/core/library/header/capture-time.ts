/**
 * @file Capture times as cameras and programs write them: local time, digits for the fraction, sometimes a zone.
 *
 * [Note: Capture time]
 * What was written when the picture was taken counts before what was written when it was digitised, and that before what was written when the file was
 * changed; within each, what the camera writes (EXIF, maker notes) before what programs write (XMP, IPTC, PNG text). A tag that is blank, zero or no
 * possible time is passed over; a date without a time counts only where nothing states a time. docs/capture-time.md has the table.
 */

export interface CaptureTime {
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss". */
  takenAt: string | null;
  /** "+02:00" where it is stated. */
  takenOffset: string | null;
}

/** One tag that may say when; fraction and zone may stand in the text itself. */
export interface Statement {
  text: string | null;
  fraction?: string | null;
  offset?: string | null;
}

/** The first statement that is a time; else the first that is a day, at its midnight. */
export function firstTime(statements: readonly Statement[]): CaptureTime {
  for (const { text, fraction = null, offset = null } of statements) {
    const takenAt = captureTime(text, fraction);
    if (takenAt) return { takenAt, takenOffset: captureOffset(offset) ?? captureOffset(zoneIn(text)) };
  }
  for (const { text } of statements) {
    const day = /^\s*(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})\s*$/.exec(text ?? '');
    const takenAt = day && captureTime(`${day.slice(1).join(':')} 00:00:00`);
    if (takenAt) return { takenAt, takenOffset: null };
  }
  return { takenAt: null, takenOffset: null };
}

/** EXIF's three dates, each with its fraction and offset as text. */
export interface ExifDates {
  original: Required<Statement>;
  digitised: Required<Statement>;
  changed: Required<Statement>;
}

/** EXIF's own order. Some cameras write fraction or offset beside another of the three dates: it holds where that is the same second. */
export function exifTimes({ original, digitised, changed }: ExifDates): Record<keyof ExifDates, Statement> {
  const completed = (date: Required<Statement>): Statement => {
    const same = [date, original, digitised, changed].filter(({ text }) => text !== null && text === date.text);
    const first = (what: 'fraction' | 'offset') => same.find((one) => one[what])?.[what] ?? null;
    return { text: date.text, fraction: first('fraction'), offset: first('offset') };
  };
  return { original: completed(original), digitised: completed(digitised), changed: completed(changed) };
}

const datePattern = /^\s*(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?/;
const zoneIn = (text: string | null): string | null => /(Z|[+-]\d\d:\d\d)\s*$/.exec(text ?? '')?.[1] ?? null;

/**
 * EXIF "YYYY:MM:DD HH:MM:SS" or XMP "YYYY-MM-DDTHH:MM[:SS[.s]]" and the text of SubSecTime ("9" is nine tenths) as "YYYY-MM-DDTHH:MM:SS.sss". Null for
 * blank, zero or impossible dates. A day that the month does not have is impossible too; a leap second is not.
 */
export function captureTime(text: string | null, subSeconds: string | null = null): string | null {
  const match = text === null ? null : datePattern.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second = '00', fraction] = match;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  if (Number(year) < 1 || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > days) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null;
  const digits = /^\s*(\d+)/.exec(subSeconds ?? '')?.[1] ?? fraction ?? '';
  return `${year}-${month}-${day}T${hour}:${minute}:${second}.${digits.slice(0, 3).padEnd(3, '0')}`;
}

/** "+HH:MM" or "Z" as "+HH:MM"; null for anything else. */
export function captureOffset(text: string | null): string | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === 'Z') return '+00:00';
  return /^[+-](0\d|1[0-4]):[0-5]\d$/.test(trimmed) ? trimmed : null;
}

/** Seconds since 1970 of a clock that showed local time (CIFF), as camera-local text. */
export function captureTimeOfSeconds(seconds: number): string | null {
  if (!Number.isFinite(seconds) || seconds <= 0 || seconds > 2 ** 33) return null;
  return new Date(seconds * 1000).toISOString().slice(0, 23);
}
