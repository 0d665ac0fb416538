/** @file A clock's correction as people type it: "+1:02:03", "-0:00:07.5". */

/** Milliseconds; null for what is no such text. */
export const parseShift = (text: string): number | null => {
  const found = /^\s*([-+−]?)(\d{1,4}):(\d{2}):(\d{2})(?:[.,](\d{1,3}))?\s*$/.exec(text);
  if (!found) return null;
  const [, sign, hours, minutes, seconds, fraction = ''] = found;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  return sign === '-' || sign === '−' ? -ms : ms;
};

export const shiftText = (shiftMs: number): string => {
  const ms = Math.abs(shiftMs);
  const two = (n: number): string => String(Math.floor(n)).padStart(2, '0');
  const fraction =
    ms % 1000 === 0
      ? ''
      : `.${String(ms % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  const hours = Math.floor(ms / 3_600_000);
  return `${shiftMs < 0 ? '-' : '+'}${hours}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${fraction}`;
};
