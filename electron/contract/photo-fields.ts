/**
 * @file Every field by which photos are sorted, filtered and counted, in one table. The engine's readers, the page's texts, the wire's sort keys and
 * counts are typed by it, so that a field that lacks one of them does not compile.
 */

/** What of a photo is replaced as a whole; an order, a list or a count that reads it is stale then. */
export type Source = 'time' | 'decisions' | 'measures' | 'scores' | 'metadata' | 'derived' | 'file';

interface PhotoField {
  /**
   * order: a sort of its own kind. number: sorts, ranges. choice: one name of a photo, filtered by choosing and counted. names: several of them. test: a
   * filter only.
   */
  readonly kind: 'order' | 'number' | 'choice' | 'names' | 'test';
  readonly dependsOn: readonly Source[];
  /** Of measures, where one end is the good one. */
  readonly better?: 'higher' | 'lower';
}

const measure = { kind: 'number', dependsOn: ['measures'] } as const;

/** Numbers from pixels that say something to a photographer, in the order in which they are read; each is a key of `Measures`. */
export const measureFields = {
  sharpness: { ...measure, better: 'higher' },
  subjectSharpness: { ...measure, better: 'higher' },
  motionBlur: { ...measure, better: 'lower' },
  defocus: { ...measure, better: 'lower' },
  clippedHighlights: { ...measure, better: 'lower' },
  clippedShadows: { ...measure, better: 'lower' },
  exposure: measure,
  noise: { ...measure, better: 'lower' },
  contrast: measure,
  colourfulness: measure,
} as const satisfies Record<string, PhotoField>;

export const photoFields = {
  time: { kind: 'order', dependsOn: ['time'] },
  name: { kind: 'order', dependsOn: ['time'] },
  best: { kind: 'number', dependsOn: ['derived'] },
  // Ranks in the shoot, worked out with the suggestions.
  technical: { kind: 'number', dependsOn: ['derived'] },
  aesthetic: { kind: 'number', dependsOn: ['derived'] },
  stars: { kind: 'number', dependsOn: ['decisions'] },
  ...measureFields,
  faces: { kind: 'number', dependsOn: ['scores'] },
  iso: { kind: 'number', dependsOn: ['metadata'] },
  flags: { kind: 'choice', dependsOn: ['decisions'] },
  decided: { kind: 'choice', dependsOn: ['decisions'] },
  labels: { kind: 'choice', dependsOn: ['decisions'] },
  // A dismissed suggestion is none.
  suggestions: { kind: 'choice', dependsOn: ['derived', 'file'] },
  scenes: { kind: 'choice', dependsOn: ['scores'] },
  distortions: { kind: 'choice', dependsOn: ['scores'] },
  eyes: { kind: 'choice', dependsOn: ['scores'] },
  cameras: { kind: 'choice', dependsOn: ['file', 'metadata'] },
  lenses: { kind: 'choice', dependsOn: ['metadata'] },
  // What was taken over is not said by others any more.
  theirs: { kind: 'choice', dependsOn: ['metadata', 'decisions'] },
  states: { kind: 'choice', dependsOn: ['file'] },
  stackKinds: { kind: 'choice', dependsOn: ['derived'] },
  findings: { kind: 'names', dependsOn: ['derived'] },
  // Of whom no photo is kept turns on decisions.
  people: { kind: 'names', dependsOn: ['scores', 'decisions'] },
  score: { kind: 'test', dependsOn: ['scores'] },
  sets: { kind: 'test', dependsOn: ['decisions'] },
  winnersOnly: { kind: 'test', dependsOn: ['derived'] },
  text: { kind: 'test', dependsOn: ['file', 'metadata'] },
} as const satisfies Record<string, PhotoField>;

export type FieldName = keyof typeof photoFields;
type Named<Kind extends PhotoField['kind']> = {
  [Name in FieldName]: (typeof photoFields)[Name]['kind'] extends Kind ? Name : never;
}[FieldName];
export type MeasureField = keyof typeof measureFields;
export type NumberField = Named<'number'>;
export type ChoiceField = Named<'choice'>;
export type SortField = Named<'order' | 'number'>;
/** Counted live beside their filters. */
export type FacetField = Named<'choice' | 'names'>;

const namesOf = <Kind extends PhotoField['kind']>(...kinds: Kind[]): readonly Named<Kind>[] =>
  (Object.keys(photoFields) as FieldName[]).filter((name): name is Named<Kind> =>
    (kinds as PhotoField['kind'][]).includes(photoFields[name].kind),
  );

export const measureNames = Object.keys(measureFields) as readonly MeasureField[];
export const isMeasure = (name: string): name is MeasureField => name in measureFields;
export const lessIsBetter = (name: MeasureField): boolean => {
  const field: PhotoField = measureFields[name];
  return field.better === 'lower';
};
export const choiceFields = namesOf('choice');
export const numberFields = namesOf('number');
export const sortFields = namesOf('order', 'number');
export const facetFields = namesOf('choice', 'names');

/** Of a sort key: a field, or "score:<model>". */
export const sourcesOfSort = (by: string): readonly Source[] =>
  by.startsWith('score:') ? photoFields.score.dependsOn : (photoFields[by as SortField]?.dependsOn ?? []);
