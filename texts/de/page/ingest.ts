/** @file Karten kopieren. */
import type { ingestTexts as english } from '../../en/page/ingest.ts';
import type { Like } from '../../like.ts';
import { count } from '../count.ts';

const files = (n: number): string => (n === 1 ? '1 Datei' : `${count(n)} Dateien`);

export const ingestTexts: Like<typeof english> = {
  title: 'Von Karten kopieren',
  says: 'Kopiert, zurückgelesen und verglichen. Auf eine Karte wird nie geschrieben, und am Ziel wird nichts überschrieben.',
  cards: 'Von',
  noCards: 'Keine Karte eingesteckt. Stecke eine ein oder wähle einen Ordner.',
  look: 'Neu suchen',
  addFolder: 'Ordner',
  removeFolder: (name) => `Ohne ${name}`,
  to: 'Nach',
  second: 'Zweite Kopie',
  noSecond: 'Keine zweite Kopie',
  by: 'Ordner',
  bys: { day: 'Nach Aufnahmetag', camera: 'Nach Kamera', none: 'Keine' },
  renames: 'Neue Namen geben',
  template: 'Namen',
  tokens: '{date} {time} {camera} {serial} {job} {name} {number} und {seq:4}, das je Tag zählt',
  job: 'Name des Auftrags',
  plan: 'Was kopiert wird',
  choose: 'Wähle, was kopiert wird und wohin.',
  run: (n) => (n === 0 ? 'Nichts zu kopieren' : `${files(n)} kopieren`),
  compare: (n) => `${files(n)} vergleichen`,
  progress: (done, total, doneBytes, bytes) => `${count(done)} von ${files(total)}, ${doneBytes} von ${bytes}`,
  pause: 'Anhalten',
  resume: 'Fortsetzen',
  stop: 'Abbrechen',
  behind: 'Im Hintergrund weiter',
  cull: 'Mit dem Sichten beginnen',
  another: 'Mehr kopieren',
  close: 'Schließen',
  paused: 'Angehalten',
  cancelled: 'Abgebrochen',
  failed: 'Nicht zu Ende gebracht',
  done: (copied, there) =>
    there === 0
      ? `${files(copied)} kopiert und zurückgelesen`
      : `${files(copied)} kopiert und zurückgelesen, ${count(there)} waren schon da`,
  safe: (name, n) =>
    n === 1
      ? `${name}: 1 Datei ist sicher. Die Karte kann formatiert werden.`
      : `${name}: Alle ${files(n)} sind sicher. Die Karte kann formatiert werden.`,
  unsafe: (name, safe, n) => `${name}: ${count(safe)} von ${files(n)} sicher. Formatiere diese Karte nicht.`,
  failures: (n) => (n === 1 ? '1 Datei konnte nicht kopiert werden' : `${files(n)} konnten nicht kopiert werden`),
  log: (name) => `Protokoll am Ziel: ${name}`,
};
