/** @file A decision in the properties that each program reads; see docs/interop.md for who reads what. */
import type { Decision } from '../../../contract/decision.ts';
import type { XmpProfile } from '../../../contract/exporting.ts';
import { knownFields } from '../../xmp/decision-fields.ts';
import type { XmpValue } from '../../xmp/edit-xmp.ts';
import type { PropertyName } from '../../xmp/namespaces.ts';

type Fields = [PropertyName, XmpValue][];

const flagAs =
  (...properties: PropertyName[]) =>
  ({ flag }: Decision): Fields =>
    knownFields.flag
      .filter(({ property }) => properties.includes(property))
      .map((one) => [one.property, one.write(flag)]);
const labelAs =
  (...properties: PropertyName[]) =>
  ({ label }: Decision): Fields =>
    knownFields.label
      .filter(({ property }) => properties.includes(property))
      .map((one) => [one.property, one.write(label)]);

const rating = ({ stars }: Decision): Fields => [['xmp:Rating', String(stars)]];
/** Exact English names: Lightroom compares them with the user's label set. */
const labelled = labelAs('xmp:Label');
const lightroomFlag = flagAs('xmpDM:pick', 'xmpDM:good');
const digiKamFlag = flagAs('digiKam:PickLabel');
const photoMechanic = [flagAs('photomechanic:Tagged'), labelAs('photomechanic:ColorClass')];
/** Reject as rating -1 takes the place of the stars; that is why these profiles are choices of their own. */
const rejectAsRating = (decision: Decision): Fields =>
  decision.flag === 'reject' ? [['xmp:Rating', '-1']] : rating(decision);

const writers: Record<XmpProfile, ((decision: Decision) => Fields)[]> = {
  lightroom: [lightroomFlag, rating, labelled],
  bridge: [rejectAsRating, labelled],
  darktable: [rejectAsRating, labelAs('darktable:colorlabels')],
  'photo-mechanic': [...photoMechanic, rating, labelled],
  digikam: [digiKamFlag, rating, labelled],
  'capture-one': [rating, labelled],
  everything: [lightroomFlag, digiKamFlag, ...photoMechanic, rating, labelled],
};

/** Property -> value; null for one that must be absent. */
export function decisionFields(decision: Decision, profile: XmpProfile): Map<PropertyName, XmpValue> {
  return new Map(writers[profile].flatMap((write) => write(decision)));
}

/** The properties a profile may touch, for people. */
export function fieldNames(profile: XmpProfile): string[] {
  const all = decisionFields({ flag: 'pick', stars: 5, label: 'red' }, profile);
  return [...all.keys()];
}

/** Whether the program reads the metadata inside a picture and ignores its sidecar, unless it is a camera's RAW; see docs/interop.md. */
export const ignoresSidecars = (profile: XmpProfile): boolean =>
  profile === 'lightroom' || profile === 'bridge' || profile === 'everything';

/** Which sidecar a program looks for: IMG_1.xmp, or IMG_1.CR3.xmp. */
export const namingOf = (profile: XmpProfile): 'stem' | 'name' => (profile === 'darktable' ? 'name' : 'stem');
