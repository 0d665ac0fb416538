/** @file Was sofort über ein Bild gesagt wird, das gerade kam. */
import type { alarmTexts as english } from '../../en/engine/alarms.ts';
import type { Like } from '../../like.ts';

const stops = (n: number): string => `${n.toLocaleString('de')} Blendenstufen`;

export const alarmTexts: Like<typeof english> = {
  'alarm.nothing-on-it': (v) => `${v.name} ist schwarz: Ist der Deckel auf dem Objektiv?`,
  'alarm.darker': (v) =>
    `${v.name} ist ${stops(v.stops)} dunkler als die Bilder davor mit denselben Einstellungen: Hat der Blitz ausgelöst?`,
  'alarm.brighter': (v) => `${v.name} ist ${stops(v.stops)} heller als die Bilder davor mit denselben Einstellungen.`,
  'alarm.dark-for-session': (v) => `${v.name} ist ${stops(v.stops)} dunkler als alles in dieser Sitzung.`,
  'alarm.bright-for-session': (v) => `${v.name} ist ${stops(v.stops)} heller als alles in dieser Sitzung.`,
};
