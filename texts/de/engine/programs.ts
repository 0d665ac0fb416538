/** @file Deutsche Sätze von anderen Programmen, Proofs und Arten von Shootings. */
import type { programsTexts as english } from '../../en/engine/programs.ts';
import type { Like } from '../../like.ts';

export const programsTexts: Like<typeof english> = {
  'programs.notText': (v) =>
    `Der Name von ${v.name} ist kein gültiger Text und anderen Programmen nicht zu sagen. Benenne es um.`,
  'programs.noPicture': (v) => `${v.name} heißt nicht wie ein Bild und wird keinem anderen Programm übergeben.`,
  'programs.cannotStart': (v) => `${v.name} ließ sich nicht starten (${v.problem}).`,
  'programs.systemViewer': 'Bildbetrachter des Systems',
  'programs.viewer': 'Der Bildbetrachter',
  'programs.noFileManager': 'Dieses System nennt kein Programm, das Ordner zeigt (xdg-open fehlt).',
  'programs.fileManager': 'Die Dateiverwaltung',
  'proofs.noMetadata': (v) =>
    `Copyright und andere Metadaten konnten nicht in den Proof geschrieben werden (${v.problem}).`,
  'proofs.notClose': 'das Beste, was dieses Format hergibt, ist nicht nah genug',
  'proofs.encoderEnded': 'Der Encoder endete bei diesem Bild unerwartet. Exportiere neu.',
  'proofs.notEncoded': (v) => `Es ließ sich nicht codieren (${v.problem}).`,
  'types.always': (v) => `„${v.name}“ gibt es immer. Nenne deine anders.`,
  'types.none': (v) => `Eine Art von Shooting namens „${v.name}“ gibt es nicht.`,
  'types.noJson': 'Das ist keine JSON-Datei.',
  'types.noTypes': 'Diese Datei enthält keine Arten von Shootings (ihr Schema ist nicht chinagraph/shoot-types@1).',
  'types.unreadable': (v) =>
    `Diese Datei ist nicht als Arten von Shootings zu lesen: ${v.where}: ${v.problem || 'nicht, wie es sein soll'}.`,
};
