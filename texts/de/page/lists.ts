/** @file Listen, die zurückkommen, und Filter und Sammlungen mit Namen. */
import type { keptTexts as englishKept, listTexts as englishLists } from '../../en/page/lists.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

export const listTexts: Like<typeof englishLists> = {
  title: 'Nach einer Liste entscheiden',
  says: 'Namen, Nummern, Bereiche (1234-1240) oder eine CSV. Was passt, siehst du, bevor etwas entschieden wird.',
  paste: 'Die Liste',
  placeholder: 'IMG_1234, 1240, 1250-1255',
  load: 'Datei laden',
  noText: (file) => `${file} enthält keinen Text. Speichere die Liste als Text oder CSV.`,
  matched: (n) => (n === 0 ? 'Kein Foto dieses Shootings passt.' : `${photos(n)} dieses Shootings.`),
  missing: (n, names) => `Nicht in diesem Shooting (${count(n)}): ${names}`,
  ambiguous: (entry, files) => `${entry} kann jedes von diesen sein: ${files}. Ausgelassen.`,
  what: 'Entscheidung',
  choices: { pick: 'Auswählen', reject: 'Ablehnen', stars: '5 Sterne', set: 'In eine Sammlung' },
  setName: 'Name der Sammlung',
  apply: (n) => `Für ${photos(n)} entscheiden`,
};

export const keptTexts: Like<typeof englishKept> = {
  title: 'Sammlungen und Filter',
  sets: 'Sammlungen',
  noSets:
    'Noch keine. Eine Sammlung hält Fotos unter einem Namen zusammen, über alle Shootings hinweg, und wird exportiert wie ausgewählte Fotos.',
  holds: (here, total) => (here === total ? count(here) : `${count(here)} hier, ${count(total)} insgesamt`),
  show: 'Zeigen',
  add: (n) => `${photos(n)} hinzufügen`,
  takeOut: (n) => `${photos(n)} herausnehmen`,
  remove: 'Entfernen',
  newSet: 'Neue Sammlung',
  create: (n) => `Neue Sammlung aus ${photos.dative(n)}`,
  filters: 'Gespeicherte Filter',
  noFilters: 'Noch keine gespeicherten Filter.',
  newFilter: 'Name des Filters',
  save: 'Jetzigen Filter speichern',
  nothingFiltered: 'Im Moment ist nichts gefiltert.',
};
