/** @file English sentences of choosing, merging and learning. */
export const decidingTexts = {
  'best.notTwo': 'These are not two photos of this shoot.',
  'best.enough': (v: { mostChoices: number }) =>
    `This shoot has ${v.mostChoices} choices already. Start over to choose again.`,
  'merge.author': (v: { id: string }) => `Author ${v.id}`,
  'merge.cannot': (v: { name: string; why: string }) => `${v.name} cannot be merged: ${v.why}`,
  'merge.noJson': 'it is no JSON file, or only a part of one.',
  'merge.noDecisions': (v: { schema: string }) => `it holds no decisions (its schema is not ${v.schema}).`,
  'file.notAsItShouldBe': 'is not as it should be',
  'merge.nothingDecided': 'Nothing has been decided in this shoot yet.',
  'merge.tooOld': 'This merge was planned too long ago. Choose the files again.',
  'merge.decidedSince': 'Something was decided since these files were read. Choose the files again.',
  'file.cannotWrite': (v: { file: string; code: string }) =>
    `${v.file} cannot be written there (${v.code}). Choose another folder.`,
  'file.thousand': 'There are a thousand files of this name. Choose another folder.',
};
