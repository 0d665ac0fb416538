/** @file Capture times as cameras write them: local time, digits for the fraction, sometimes a zone. */

const datePattern = /^(\d{4})[:\-/.](\d{2})[:\-/.](\d{2})[ T](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?/;

/**
 * EXIF "YYYY:MM:DD HH:MM:SS" and the text of SubSecTime ("9" is nine tenths) as "YYYY-MM-DDTHH:MM:SS.sss". Null for blank,
 * zero or impossible dates. A day that the month does not have is impossible too; a leap second is not.
 */
export function captureTime(text: string | null, subSeconds: string | null = null): string | null {
  const match = text === null ? null : datePattern.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction] = match;
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
