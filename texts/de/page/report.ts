/** @file Der Bericht über ein Shooting. */
import type { reportTexts as english } from '../../en/page/report.ts';
import type { Like } from '../../like.ts';
import { count, decimal, photos } from '../count.ts';

export const reportTexts: Like<typeof english> = {
  allDecided: 'Alles ist entschieden',
  leftToDecide: (n) => `Noch ${photos(n)} zu entscheiden`,
  outcome: (picks, rejects, total) => `${count(picks)} ausgewählt und ${count(rejects)} abgelehnt von ${count(total)}.`,
  timeTaken: (ms) => {
    const minutes = Math.round(ms / 60_000);
    if (minutes < 1) return 'Weniger als eine Minute entschieden.';
    return minutes < 90 ? `${minutes} min lang entschieden.` : `${decimal(ms / 3_600_000, 1)} h lang entschieden.`;
  },
  undecidedLeft: (n) => `${photos(n)} ohne jede Entscheidung`,
  keepsLeft: (n) => `${photos(n)} zum Auswählen vorgeschlagen, noch unbeantwortet`,
  rejectsLeft: (n) => `${photos(n)} zum Ablehnen vorgeschlagen, noch unbeantwortet`,
  picksAgain: 'Ausgewählte mit geschlossenen Augen, unscharfe oder verwischte: einen zweiten Blick wert',
  show: 'Zeigen',
  showOf: (says) => `Zeigen: ${says}`,
  lone: (n) => `${n} weitere mit je einem Foto`,
  foldLone: 'Die mit nur einem Foto einklappen',
  title: 'Bericht über das Shooting',
  says: (shown, stacks) => `${photos(shown)}, ${stacks === 1 ? '1 Stapel' : `${count(stacks)} Stapel`}`,
  working: 'Wird noch indiziert: Die Zahlen wachsen.',
  none: 'Noch nichts zu berichten',
  noneSays: 'Zahlen erscheinen, sobald Fotos indiziert sind.',

  agreement: 'Wie die Vorschläge zu dir passten',
  undecided: 'Entscheide zuerst über ein paar Fotos',
  undecidedSays:
    'Dann vergleicht dies, was vorgeschlagen wurde, mit dem, was du ausgewählt und abgelehnt hast: was gleich geordnet war, welche guten Bilder verloren gegangen wären, welcher Ausschuss gefunden wurde.',
  decided: (n) => `${photos(n)} von dir mit Flagge`,
  accepted: (n, of) =>
    n === of
      ? ', alle durch Annehmen des Vorschlags: Das stimmt von selbst überein und sagt nichts über die App.'
      : `, ${count(n)} davon durch Annehmen des Vorschlags: Die stimmen von selbst überein.`,
  pairs: 'Paare geordnet wie von dir',
  pairsSays: 'In Stapeln: eines ausgewählt, eines abgelehnt, und ob die App sie genauso geordnet hat.',
  noPairs: 'Noch kein Paar: Wähle eines aus und lehne ein anderes desselben Stapels ab.',
  tooFew: (n, of) => `${n} ${of}: zu wenig, um viel zu sagen.`,
  pairWords: (n) => (n === 1 ? 'Paar' : 'Paare'),
  photoWords: (n) => (n === 1 ? 'Foto' : 'Fotos'),
  range: (low, high) => `Bei mehr solchen Fotos wohl zwischen ${low} und ${high} %.`,
  lost: 'Gute Bilder, die verloren gegangen wären',
  lostSays: 'Du hast sie ausgewählt; vorgeschlagen war, sie abzulehnen.',
  noneLost: 'Keines deiner ausgewählten Fotos war zum Ablehnen vorgeschlagen.',
  noPicks: 'Noch nichts ausgewählt.',
  found: 'Gefundener Ausschuss',
  foundSays: 'Du hast sie abgelehnt, und das war auch vorgeschlagen.',
  noRejects: 'Noch nichts abgelehnt.',
  picksFound: 'Gefundene gute Bilder',
  picksFoundSays: 'Du hast sie ausgewählt, und das war auch vorgeschlagen.',
  of: (part, all) => `${count(part)} von ${count(all)}`,
  percent: (part, all) => `${Math.round((100 * part) / all)} %`,

  authors: 'Wie die übereinstimmen, die gesichtet haben',
  authorsSays:
    'Was jeder für sich zu den Fotos sagte, über die beide entschieden haben: hier, auf einem gekoppelten Gerät, oder bevor zusammengeführt wurde.',
  twoAuthors: (one, other) => `${one} und ${other}`,
  kappa: (kappa) => {
    if (kappa === null) return 'Kappa: zu wenig, um etwas zu sagen';
    const words = ['gering', 'ausreichend', 'mittelmäßig', 'deutlich', 'fast vollkommen'] as const;
    return `Kappa: ${kappa < 0 ? 'weniger als durch Zufall' : words[Math.min(4, Math.floor(kappa * 5))]}`;
  },
  sameFlag: (same, all) => `Dieselbe Flagge bei ${count(same)} von ${photos.dative(all)}.`,
  samePairs: (same, all) => `Von ${count(all)} Paaren in Stapeln, die beide geordnet haben, ${count(same)} gleich.`,
  noSharedPairs: 'Keine zwei Bilder eines Stapels, die beide geordnet haben.',

  numbers: 'Die Zahlen dieses Shootings',
  photosWith: photos,
  median: 'Median',
  middle: (low, high) => `meist ${low} bis ${high}`,
  same: 'in jedem Foto gleich',
  distribution: (name, median, low, high, min, max) =>
    `${name}: Median ${median}, meist ${low} bis ${high}, alle ${min} bis ${max}`,
  driftFromTo: (name, first, last) => `${name} im Lauf des Shootings: von ${first} am Anfang bis ${last} am Ende`,
  driftFew: 'Zu wenige Fotos für einen Verlauf.',
  start: 'Anfang',
  end: 'Ende',
  lowest: 'Niedrigste',
  highest: 'Höchste',
  open: (name) => `${name} öffnen`,
  openUnknown: 'Dieses Foto öffnen',

  groups: 'Nach Kamera, Objektiv und ISO',
  by: { camera: 'Kamera', lens: 'Objektiv', iso: 'ISO' },
  photosColumn: 'Fotos',
  picksColumn: 'Ausgewählt',
  rejectsColumn: 'Abgelehnt',
  few: 'wenige Fotos',
  noGroups: 'Die Dateien nennen weder Kamera noch Objektiv noch ISO.',
};
