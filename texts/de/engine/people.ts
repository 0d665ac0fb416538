/** @file Deutsche Sätze über Personen auf Fotos. */
import type { peopleTexts as english } from '../../en/engine/people.ts';
import type { Like } from '../../like.ts';

export const peopleTexts: Like<typeof english> = {
  'people.damaged': 'people.db ist beschädigt und wird nicht angefasst. Lösche alles über Personen, um neu anzufangen.',
  'people.off': 'Nach Personen wird nicht gesucht. Schalte das erst ein.',
  'people.gone': 'Diese Person ist nicht mehr in diesem Shooting. Sieh die Liste noch einmal an.',
  'people.notThere': 'Diese Person ist auf keinem dieser Fotos.',
  'people.shootGone': 'Von diesem Shooting ist nichts mehr gespeichert. Sieh die Liste noch einmal an.',
};
