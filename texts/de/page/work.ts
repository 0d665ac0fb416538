/** @file Probleme, Protokoll, Strenge und Arbeit. */
import type {
  historyTexts as englishHistory,
  problemTexts as englishProblems,
  strictnessTexts as englishStrictness,
  workTexts as englishWork,
} from '../../en/page/work.ts';
import type { Like } from '../../like.ts';
import { count, photos } from '../count.ts';

const steps = (n: number): string => (n === 1 ? '1 Schritt' : `${count(n)} Schritte`);

export const problemTexts: Like<typeof englishProblems> = {
  title: 'Dateien mit Problemen',
  says: (files) => (files === 1 ? '1 Datei' : `${count(files)} Dateien`),
  none: 'Jede Datei war lesbar',
  noneMore: 'Beschädigte, unlesbare und unbekannte Dateien stünden hier, jede mit ihrem Grund.',
  show: (path) => `${path} zeigen`,
  list: 'Dateien nach Grund',
  more: (files) => `und ${count(files)} weitere`,
  kinds: {
    broken: 'Beschädigt, nichts zu zeigen',
    damaged: 'Beschädigt, gezeigt, so weit es geht',
    unreadable: 'Nicht lesbar, wird noch einmal versucht',
    'not-here-yet': 'Noch nicht da',
    unsupported: 'Kann hier nicht gezeigt werden',
    'not-a-picture': 'Kein Bild',
    remark: 'Gut zu wissen',
  },
};

export const historyTexts: Like<typeof englishHistory> = {
  title: 'Protokoll',
  says: 'Jeder Schritt, der letzte zuerst. Es übersteht einen Neustart.',
  whose: 'Schritte von',
  thisShoot: 'Dieses Shooting',
  allShoots: 'Alle Shootings',
  elsewhereTitle: 'In einem anderen Shooting',
  undoElsewhere: (n, shoots) => `${steps(n)} in ${shoots} zurücknehmen? ${shoots} ist nicht zu sehen.`,
  redoElsewhere: (n, shoots) => `${steps(n)} in ${shoots} wiederholen? ${shoots} ist nicht zu sehen.`,
  undoThere: (shoots) => `In ${shoots} zurücknehmen`,
  redoThere: (shoots) => `In ${shoots} wiederholen`,
  leave: 'So lassen',
  none: 'Noch nichts entschieden',
  noneHere: 'In diesem Shooting noch nichts entschieden',
  noneMore: 'Jede Entscheidung wird hier eine Zeile und lässt sich zurücknehmen.',
  list: 'Schritte',
  now: 'Jetzt',
  undone: 'zurückgenommen',
  undoTo: 'Bis hier zurücknehmen',
  redoTo: 'Bis hier wiederholen',
  undoToName: (says) => `Zurücknehmen bis einschließlich: ${says}`,
  redoToName: (says) => `Wiederholen bis: ${says}`,
};

export const strictnessTexts: Like<typeof englishStrictness> = {
  title: 'Strenge',
  levels: { low: 'Mild', normal: 'Normal', high: 'Streng' },
  hints: {
    low: 'Lehnt nur ab, was offensichtlich unbrauchbar ist',
    normal: 'Lehnt ab, was klar schlechter ist als seine Nachbarn',
    high: 'Lehnt ab, was nicht zu den besten gehört',
  },
  target: 'Auswahl und Stapel',
  targetSays: {
    evidence: 'Wählt so viele, wie gut sind',
    share: (percent) => `Wählt etwa ${percent} %`,
    count: (n) => `Wählt ${photos(n)}`,
  },
  keep: 'Wie viele vorgeschlagen werden',
  keepModes: { evidence: 'So viele, wie gut sind', share: 'Ein Anteil des Shootings', count: 'Eine Anzahl Fotos' },
  keepCovers: 'Über Szenen, Zeiten und Personen verteilt, die besten zuerst.',
  share: 'Anteil',
  shareUnit: '%',
  number: 'Anzahl',
  stacks: 'Stapel',
  stacksLow: 'eng',
  stacksHigh: 'großzügig',
  stacksSays: 'Wie ähnlich Fotos sein müssen, um zusammenzustehen',
};

export const workTexts: Like<typeof englishWork> = {
  open: 'Was der Rechner tut',
  idle: 'Nichts zu tun',
  start: 'Fehlendes indizieren und bewerten',
  show: 'Zeigen',
  showOf: (says) => `Zeigen: ${says}`,
  pauseOf: (says) => `Anhalten: ${says}`,
  resumeOf: (says) => `Fortsetzen: ${says}`,
  cancelOf: (says) => `Abbrechen: ${says}`,
  paused: 'angehalten',
};
