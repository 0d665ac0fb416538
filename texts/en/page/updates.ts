/** @file English words about newer versions. */
export const updateTexts = {
  ask: 'May Chinagraph look once a day whether there is a newer version? It asks one address for a number, and sends nothing of you or your photos.',
  yes: 'Yes, look',
  no: 'No',
  found: (version: string, current: string) => `Chinagraph ${version} is there; this is ${current}.`,
  read: 'What is new',
  skip: 'Skip this version',
  daily: 'Look once a day whether there is a newer version',
  says: 'Off unless you say so. One address is asked for a number; nothing is sent, downloaded or installed.',
  now: 'Look now',
  newest: (when: string) => `This is the newest version (looked ${when}).`,
  cannot: 'This build names no address where newer versions are told of.',
};
