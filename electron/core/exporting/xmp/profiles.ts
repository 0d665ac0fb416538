/** @file A decision in the properties that each program reads; see docs/interop.md for who reads what. */
import type { Decision, Label } from '../../../contract/decision.ts';
import type { XmpProfile } from '../../../contract/exporting.ts';
import type { PropertyName } from './namespaces.ts';

/** Exact English names: Lightroom compares them with the user's label set. */
const labelNames: Record<Exclude<Label, 'none'>, string> = {
  red: 'Red',
  yellow: 'Yellow',
  green: 'Green',
  blue: 'Blue',
  purple: 'Purple',
};

/** Photo Mechanic's default colours of its classes 1 to 8. */
const colourClasses: Record<Label, number> = { none: 0, purple: 1, red: 2, yellow: 4, green: 5, blue: 7 };

type Fields = [PropertyName, string | null][];

const rating = ({ stars }: Decision): Fields => [['xmp:Rating', String(stars)]];
const labelled = ({ label }: Decision): Fields => [['xmp:Label', label === 'none' ? null : labelNames[label]]];
const lightroomFlag = ({ flag }: Decision): Fields => [
  ['xmpDM:pick', flag === 'pick' ? '1' : flag === 'reject' ? '-1' : '0'],
  ['xmpDM:good', flag === 'pick' ? 'True' : flag === 'reject' ? 'False' : null],
];
const digiKamFlag = ({ flag }: Decision): Fields => [
  ['digiKam:PickLabel', flag === 'pick' ? '3' : flag === 'reject' ? '1' : '0'],
];
const photoMechanicFlag = ({ flag, label }: Decision): Fields => [
  ['photomechanic:Tagged', flag === 'pick' ? 'True' : 'False'],
  ['photomechanic:ColorClass', String(colourClasses[label])],
];
/** Reject as rating -1 takes the place of the stars; that is why this profile is a choice of its own. */
const rejectAsRating = (decision: Decision): Fields =>
  decision.flag === 'reject' ? [['xmp:Rating', '-1']] : rating(decision);

const writers: Record<XmpProfile, ((decision: Decision) => Fields)[]> = {
  lightroom: [lightroomFlag, rating, labelled],
  bridge: [rejectAsRating, labelled],
  'photo-mechanic': [photoMechanicFlag, rating, labelled],
  digikam: [digiKamFlag, rating, labelled],
  'capture-one': [rating, labelled],
  everything: [lightroomFlag, digiKamFlag, photoMechanicFlag, rating, labelled],
};

/** Property -> value; null for one that must be absent. */
export function decisionFields(decision: Decision, profile: XmpProfile): Map<PropertyName, string | null> {
  return new Map(writers[profile].flatMap((write) => write(decision)));
}

/** The properties a profile may touch, for people. */
export function fieldNames(profile: XmpProfile): string[] {
  const all = decisionFields({ flag: 'pick', stars: 5, label: 'red' }, profile);
  return [...all.keys()];
}
