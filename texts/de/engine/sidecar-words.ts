/** @file Deutsche Sätze von Entscheidungen, wie eine XMP-Datei oder ein anderes Programm sie nennt. */
import type { sidecarWordsTexts as english } from '../../en/engine/sidecar-words.ts';
import type { Like } from '../../like.ts';

export const sidecarWordsTexts: Like<typeof english> = {
  'decision.pick': 'ausgewählt',
  'decision.reject': 'abgelehnt',
  'decision.noFlag': 'ohne Flagge',
  'decision.stars': (v) => `${v.stars === 0 ? 'ohne Sterne' : v.stars === 1 ? '1 Stern' : `${v.stars} Sterne`}`,
  'decision.noLabel': 'ohne Farbmarkierung',
  'decision.label': (v) => `Markierung ${v.label}`,
  'decision.red': 'rot',
  'decision.yellow': 'gelb',
  'decision.green': 'grün',
  'decision.blue': 'blau',
  'decision.purple': 'lila',
  'sidecar.taken': (v) => `aufgenommen ${v.time}`,
  'sidecar.removed': 'entfernt',
  'sidecar.where': (v) => `${v.theirs}, wo du „${v.ours}“ entschieden hast`,
  'sidecar.whereTurned': (v) => `${v.theirs}, wo du das Bild gedreht hast`,
  'sidecar.whereClock': (v) => `${v.theirs}, wo die Uhr der Kamera gestellt wurde`,
  'sidecar.inPicture': (v) => `Im Bild steht: ${v.found.join('; ')}. Es blieb, wie es ist.`,
  'sidecar.byAnother': (v) => `Ein anderes Programm hat geschrieben: ${v.found.join('; ')}. Es blieb, wie es ist.`,
  'sidecar.broken': (v) => `Die XMP-Datei ${v.problem}. Sie blieb, wie sie ist.`,
  'sidecar.brokenInFile': (v) => `Das XMP in der Datei ${v.problem}. Es blieb, wie es ist.`,
  'sidecar.scores': 'Bewertungen oder Gesichter',
  'xmp.tooLarge': 'ist zu groß für eine XMP-Datei',
  'xmp.notText': 'ist kein UTF-8-Text',
  'xmp.noDescription': 'enthält keine rdf:Description, die ergänzt werden könnte',
  'xmp.notWellFormed': (v) => `ist kein wohlgeformtes XMP (${v.problem})`,
  'decision.undecided': 'nicht entschieden',
};
