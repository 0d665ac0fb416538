/** @file Fotos nach dem finden, was sie zeigen. */
import type { findingTexts as english } from '../../en/page/finding.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

export const findingTexts: Like<typeof english> = {
  title: 'Fotos mit Worten finden',
  likeTitle: (name) => `Fotos wie ${name}`,
  says: 'Die nächsten zuerst. Entschieden wird dadurch nichts.',
  words: 'Was das Foto zeigt',
  placeholder: 'first dance, dog on the beach ... (Englisch findet am besten)',
  hits: 'Gefundene Fotos',
  hit: (place, name) => `${place}: ${name}`,
  nothing: 'Noch nichts zu zeigen.',
  lacking: (n) => `${count(n)} Fotos wurden noch nicht angesehen.`,
  noModel:
    'Mit CLIP werden Fotos nach dem gefunden, was sie zeigen: „first dance“, „dog on the beach“, oder Fotos wie dieses. Es läuft auf diesem Rechner und sieht jedes Foto einmal an.',
  toModels: 'Modelle',
};
