import { numbers } from '../../texts/texts.ts';

/** "14:22" today, "19 Nov, 14:22" before: the machine's own clock and zone. */
export const clockText = (iso: string, now = new Date()): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const time = numbers.time(at);
  if (at.toDateString() === now.toDateString()) return time;
  return `${numbers.day(at)}, ${time}`;
};
