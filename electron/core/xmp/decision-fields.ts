/**
 * @file Every property in which a program of docs/interop.md keeps flag, stars or label: what its value says, and how it is said in it. One table for
 * reading, for the merge, and for keeping what stands in other programs' properties from contradicting what we write.
 */
import type { Decision, Label } from '../../contract/decision.ts';
import { findProperty, simpleValue, type XmpValue } from './edit-xmp.ts';
import { englishLabel } from './label-names.ts';
import type { PropertyName } from './namespaces.ts';
import type { XmpDocument, XmpProperty } from './read-xmp.ts';

/** A label that is none of our five: its text, or its name or number in the program that wrote it. */
export interface OtherLabel {
  other: string;
}
export type Says = { flag: Decision['flag']; stars: number; label: Label | OtherLabel };
export type Field = keyof Decision;

export interface DecisionField<F extends Field = Field> {
  property: PropertyName;
  field: F;
  /** Undefined where the value says nothing about the field. */
  read(found: XmpProperty, document: XmpDocument): Says[F] | undefined;
  /** Null for a property that must not be there. */
  write(value: Decision[F]): XmpValue;
}

/** The five that every program shares. */
export const labels = ['red', 'yellow', 'green', 'blue', 'purple'] as const satisfies readonly Label[];
type Colour = (typeof labels)[number];
const isColour = (text: string): text is Colour => (labels as readonly string[]).includes(text);

/** darktable wrote 6 for rejected before it wrote -1. */
export const isRejectingRating = (rating: number): boolean => rating === -1 || rating === 6;

const numberOf = ({ value }: XmpProperty): number => (value === null || value === '' ? Number.NaN : Number(value));
const nth = <T>(list: readonly T[], index: number): T | undefined => (index >= 0 ? list[index] : undefined);

/** By the number that the program writes; null: a colour that is none of our five, named after it. */
const digiKamColours = ['none', 'red', 'Orange', 'yellow', 'green', 'blue', 'purple', 'Grey', 'Black', 'White'];
/** Photo Mechanic's classes in their default colours. */
const mechanicColours = ['none', 'purple', 'red', 'Orange', 'yellow', 'green', 'Cyan', 'blue', 'Grey'];
/** photoshop:LabelColor, as Adobe's programs name Finder's colours. */
const photoshopColours = [
  'none',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'magenta',
  'violet',
  'gray',
  'grey',
];
const microsoftPercent = [0, 1, 25, 50, 75, 99];

const colourSaid = (text: string | undefined, name: (text: string) => string): Label | OtherLabel | undefined => {
  if (text === undefined || text === '') return undefined;
  return text === 'none' || isColour(text) ? text : { other: name(text) };
};
/** darktable gives every photo it imports one star and writes it down; -1 is its word for "nobody has changed anything since". */
const isNobodysStar = (document: XmpDocument): boolean =>
  simpleValue(document, 'xmp:Rating') === '1' && simpleValue(document, 'darktable:change_timestamp') === '-1';

const flagFields: readonly DecisionField<'flag'>[] = [
  {
    property: 'xmpDM:pick',
    field: 'flag',
    read: ({ value }) => (({ '1': 'pick', '-1': 'reject', '0': 'none' }) as const)[value as '1'],
    write: (flag) => ({ pick: '1', reject: '-1', none: '0' })[flag],
  },
  {
    property: 'xmpDM:good',
    field: 'flag',
    read: ({ value }) => (/^true$/i.test(value ?? '') ? 'pick' : /^false$/i.test(value ?? '') ? 'reject' : undefined),
    write: (flag) => ({ pick: 'True', reject: 'False', none: null })[flag],
  },
  {
    property: 'digiKam:PickLabel',
    field: 'flag',
    read: ({ value }) => (({ '3': 'pick', '1': 'reject', '0': 'none', '2': 'none' }) as const)[value as '3'],
    write: (flag) => ({ pick: '3', reject: '1', none: '0' })[flag],
  },
  {
    property: 'photomechanic:Tagged',
    field: 'flag',
    read: ({ value }) => (/^true$/i.test(value ?? '') ? 'pick' : undefined),
    write: (flag) => (flag === 'pick' ? 'True' : 'False'),
  },
];

const starFields: readonly DecisionField<'stars'>[] = [
  {
    property: 'xmp:Rating',
    field: 'stars',
    read: (found) => {
      const rating = Math.round(numberOf(found));
      return rating >= 0 && rating <= 5 ? rating : undefined;
    },
    write: String,
  },
  {
    property: 'acdsee:rating',
    field: 'stars',
    read: (found) => {
      const rating = numberOf(found);
      return rating >= 0 && rating <= 5 ? rating : undefined;
    },
    write: String,
  },
  {
    property: 'MicrosoftPhoto:Rating',
    field: 'stars',
    // Windows' bands: 1 to 12 is one star, up to 37 two, up to 62 three, up to 87 four.
    read: (found) => {
      const percent = numberOf(found);
      if (!(percent >= 0 && percent <= 100)) return undefined;
      return percent === 0 ? 0 : Math.floor((percent + 12) / 25) + 1;
    },
    write: (stars) => String(microsoftPercent[stars]),
  },
];

const labelFields: readonly DecisionField<'label'>[] = [
  {
    // Before the text: darktable keeps this one up to date and leaves the text that it once imported.
    property: 'darktable:colorlabels',
    field: 'label',
    read: ({ items, value }) => {
      const colours = (items ?? (value ? [value] : [])).map((item) => nth(labels, Number(item)));
      return colours.length > 1 ? { other: colours.join(' and ') } : colours[0];
    },
    write: (label) => (label === 'none' ? null : [String(labels.indexOf(label))]),
  },
  {
    property: 'xmp:Label',
    field: 'label',
    read: ({ value }) => {
      const text = value?.trim() ?? '';
      const name = englishLabel(text).toLowerCase();
      return text === '' ? undefined : isColour(name) ? name : { other: text };
    },
    write: (label) => (label === 'none' ? null : `${label[0]!.toUpperCase()}${label.slice(1)}`),
  },
  {
    property: 'digiKam:ColorLabel',
    field: 'label',
    read: (found) => colourSaid(nth(digiKamColours, numberOf(found)), (name) => name),
    write: (label) => String(digiKamColours.indexOf(label)),
  },
  {
    property: 'photomechanic:ColorClass',
    field: 'label',
    read: (found) => colourSaid(nth(mechanicColours, numberOf(found)), () => `colour class ${found.value}`),
    write: (label) => String(mechanicColours.indexOf(label)),
  },
  {
    property: 'photoshop:LabelColor',
    field: 'label',
    read: ({ value }) => {
      const name = value?.trim().toLowerCase() ?? '';
      const colour = { violet: 'purple', magenta: 'purple' }[name] ?? name;
      return colourSaid(photoshopColours.includes(name) ? colour : value?.trim(), (text) => text);
    },
    write: (label) => label,
  },
];

/** In the order in which they are believed where they differ. */
export const knownFields: { readonly [F in Field]: readonly DecisionField<F>[] } = {
  flag: flagFields,
  stars: starFields,
  label: labelFields,
};

export interface Statement<F extends Field = Field> {
  property: PropertyName;
  says: Says[F];
  /** Nobody decided it: a program states it for every picture. It stands against nothing, and takes nothing back. */
  isDefault: boolean;
}

/** What a file says about one field, in every property that says anything. */
export function statementsOf<F extends Field>(document: XmpDocument, field: F): Statement<F>[] {
  const fields = knownFields[field] as readonly DecisionField<F>[];
  const found = fields.flatMap((one): Statement<F>[] => {
    const [first] = findProperty(document, one.property).filter(({ value, items }) => value !== null || items !== null);
    const says = first && one.read(first, document);
    if (says === undefined) return [];
    return [{ property: one.property, says, isDefault: one.property === 'xmp:Rating' && isNobodysStar(document) }];
  });
  const rating = Number(simpleValue(document, 'xmp:Rating') ?? Number.NaN);
  if (field === 'flag' && isRejectingRating(rating))
    found.push({ property: 'xmp:Rating', says: 'reject' as Says[F], isDefault: false });
  return found;
}

/** Whether a statement is more than "nothing decided". */
export const isOpinion = (says: Says[Field]): boolean => says !== 'none' && says !== 0;
