/** @file English sentences of what is said at once of a frame that just came. */
type Frame = { name: string };
type Off = Frame & { stops: number };

export const alarmTexts = {
  'alarm.nothing-on-it': (v: Frame) => `${v.name} is black: is the cap on the lens?`,
  'alarm.darker': (v: Off) =>
    `${v.name} is ${v.stops} stops darker than the frames before it at the same settings: did the flash fire?`,
  'alarm.brighter': (v: Off) =>
    `${v.name} is ${v.stops} stops brighter than the frames before it at the same settings.`,
  'alarm.dark-for-session': (v: Off) => `${v.name} is ${v.stops} stops darker than anything in this session.`,
  'alarm.bright-for-session': (v: Off) => `${v.name} is ${v.stops} stops brighter than anything in this session.`,
};
