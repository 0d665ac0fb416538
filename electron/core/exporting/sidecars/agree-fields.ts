/** @file The properties that an export sets: the profile's own, and those of other programs that are in the file and would contradict them. */
import type { Decision } from '../../../contract/decision.ts';
import type { XmpProfile } from '../../../contract/exporting.ts';
import {
  type DecisionField,
  type Field,
  isOpinion,
  isRejectingRating,
  knownFields,
} from '../../xmp/decision-fields.ts';
import { findProperty, simpleValue, type XmpValue } from '../../xmp/edit-xmp.ts';
import type { PropertyName } from '../../xmp/namespaces.ts';
import type { XmpDocument } from '../../xmp/read-xmp.ts';
import { decisionFields } from './profiles.ts';

type Values = Map<PropertyName, XmpValue>;

/** `speaks`: whether we have any business with a field. What means the same already (a label in another language) stays as it was written. */
export function valuesToWrite(
  { decision, profile }: { decision: Decision; profile: XmpProfile },
  document: XmpDocument,
  speaks: (field: Field) => boolean,
): Values {
  const ofProfile = decisionFields(decision, profile);
  const values: Values = new Map();
  for (const field of ['flag', 'stars', 'label'] as const) {
    const rating = field === 'stars' ? ratingFor(decision, ofProfile, document, speaks) : undefined;
    if (rating !== undefined) values.set('xmp:Rating', rating);
    if (!speaks(field)) continue;
    for (const known of knownFields[field] as readonly DecisionField[]) {
      if (known.property === 'xmp:Rating') continue;
      const value = valueFor(known, decision, ofProfile, document);
      if (value !== undefined) values.set(known.property, value);
    }
  }
  const prefs = mechanicPrefs(decision, document, speaks);
  if (prefs !== undefined) values.set('photomechanic:Prefs', prefs);
  return values;
}

/** Undefined: leave it. */
function valueFor(
  known: DecisionField,
  decision: Decision,
  ofProfile: Values,
  document: XmpDocument,
): XmpValue | undefined {
  const ours = decision[known.field];
  const [found] = findProperty(document, known.property);
  const says = found && known.read(found, document);
  if (ofProfile.has(known.property)) {
    const means = says !== undefined && isOpinion(says) && says === ours;
    return means ? undefined : ofProfile.get(known.property);
  }
  return says !== undefined && isOpinion(says) && says !== ours ? known.write(ours) : undefined;
}

/** xmp:Rating holds the stars, and in some programs a reject in their place. */
function ratingFor(
  { flag, stars }: Decision,
  ofProfile: Values,
  document: XmpDocument,
  speaks: (field: Field) => boolean,
): string | undefined {
  const wanted = ofProfile.get('xmp:Rating');
  if (wanted === '-1') return '-1';
  const rejects = isRejectingRating(Number(simpleValue(document, 'xmp:Rating') ?? Number.NaN));
  // A reject of ours that stands there as one is not turned back into stars.
  if (rejects && flag === 'reject') return undefined;
  return (rejects && speaks('flag')) || speaks('stars') ? String(stars) : undefined;
}

/** "tagged:class:rating:frame", where Photo Mechanic keeps the same again. */
function mechanicPrefs(
  { flag, stars, label }: Decision,
  document: XmpDocument,
  speaks: (field: Field) => boolean,
): string | undefined {
  const before = simpleValue(document, 'photomechanic:Prefs');
  const parts = /^(-?\d+):(-?\d+):(-?\d+)(:.*)?$/.exec(before ?? '');
  if (!parts) return undefined;
  const colourClass = knownFields.label.find(({ property }) => property === 'photomechanic:ColorClass')?.write(label);
  const tagged = speaks('flag') ? String(Number(flag === 'pick')) : parts[1];
  return `${tagged}:${speaks('label') ? String(colourClass) : parts[2]}:${speaks('stars') ? stars : parts[3]}${parts[4] ?? ''}`;
}
