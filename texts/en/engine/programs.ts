/** @file English sentences of other programs, proofs and types of shoots. */
export const programsTexts = {
  'programs.notText': (v: { name: string }) =>
    `The name of ${v.name} is not valid text, and other programs cannot be told it. Rename it.`,
  'programs.noPicture': (v: { name: string }) =>
    `${v.name} is not named like a picture, and is not handed to another program.`,
  'programs.cannotStart': (v: { name: string; problem: string }) => `${v.name} could not be started (${v.problem}).`,
  'programs.systemViewer': 'The system’s viewer',
  'programs.viewer': 'The viewer',
  'programs.noFileManager': 'This system names no program that shows folders (xdg-open is missing).',
  'programs.fileManager': 'The file manager',
  'proofs.noMetadata': (v: { problem: string }) =>
    `Copyright and other metadata could not be written into the proof (${v.problem}).`,
  'proofs.notClose': 'the best this format has is not close enough',
  'proofs.encoderEnded': 'The encoder ended unexpectedly on this picture. Export again.',
  'proofs.notEncoded': (v: { problem: string }) => `It could not be encoded (${v.problem}).`,
  'types.always': (v: { name: string }) => `“${v.name}” is always there. Give yours another name.`,
  'types.none': (v: { name: string }) => `There is no shoot type called “${v.name}”.`,
  'types.noJson': 'This is no JSON file.',
  'types.noTypes': 'This file holds no shoot types (its schema is not chinagraph/shoot-types@1).',
  'types.unreadable': (v: { where: string; problem: string }) =>
    `This file cannot be read as shoot types: ${v.where}: ${v.problem || 'not as it should be'}.`,
};
