/** @file Deutsche Sätze vom Wählen, Zusammenführen und Lernen. */
import type { decidingTexts as english } from '../../en/engine/deciding.ts';
import type { Like } from '../../like.ts';

export const decidingTexts: Like<typeof english> = {
  'best.notTwo': 'Das sind nicht zwei Fotos dieses Shootings.',
  'best.enough': (v) =>
    `In diesem Shooting wurde schon ${v.mostChoices}-mal gewählt. Beginne von vorn, um wieder zu wählen.`,
  'merge.author': (v) => `Person ${v.id}`,
  'merge.cannot': (v) => `${v.name} kann nicht zusammengeführt werden: ${v.why}`,
  'merge.noJson': 'Es ist keine JSON-Datei, oder nur ein Teil einer solchen.',
  'merge.noDecisions': (v) => `Es enthält keine Entscheidungen (sein Schema ist nicht ${v.schema}).`,
  'file.notAsItShouldBe': 'ist nicht, wie es sein soll',
  'merge.nothingDecided': 'In diesem Shooting wurde noch nichts entschieden.',
  'merge.tooOld': 'Dieses Zusammenführen wurde vor zu langer Zeit geplant. Wähle die Dateien noch einmal.',
  'merge.decidedSince': 'Seit diese Dateien gelesen wurden, ist etwas entschieden worden. Wähle sie noch einmal.',
  'file.cannotWrite': (v) => `${v.file} kann dort nicht geschrieben werden (${v.code}). Wähle einen anderen Ordner.`,
  'file.thousand': 'Von diesem Namen gibt es tausend Dateien. Wähle einen anderen Ordner.',
};
