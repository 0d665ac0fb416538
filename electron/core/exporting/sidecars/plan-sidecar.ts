/**
 * @file What one sidecar would become: merged, left as it is, or a conflict.
 *
 * [Note: Three-way merge]
 * Per field (flag, stars, label), with what we wrote last as the base. Where the file still says what we wrote, our decision replaces it, down to
 * clearing it. Where it says anything else, somebody wrote it: we leave it alone if we have no opinion, agree if it is ours, and otherwise nobody
 * wins silently: it is a conflict. What neither we nor our base speak of is not touched, and in a new sidecar not stated: a zero would overrule the
 * rating that the camera put into the picture.
 */
import type { Decision } from '../../../contract/decision.ts';
import type { PlannedChange, XmpProfile } from '../../../contract/exporting.ts';
import { editXmp, emptyXmp, findProperty, simpleValue, type XmpEdits } from '../xmp/edit-xmp.ts';
import type { PropertyName } from '../xmp/namespaces.ts';
import { decisionFields } from '../xmp/profiles.ts';
import { isRejectingRating, readTheirDecision, type TheirDecision } from '../xmp/read-decision.ts';
import { readXmp, type XmpDocument } from '../xmp/read-xmp.ts';
import { describeChanges, starsText } from './describe-changes.ts';
import { hasOpinion, type Written } from './sync-base.ts';

export interface SidecarSituation {
  decision: Decision;
  profile: XmpProfile;
  /** The sidecar's bytes; null where there is none. */
  bytes: Uint8Array | null;
  /** What we wrote into it last. */
  base: Written;
  overwriteConflicts: boolean;
  /** Scores and face regions, where asked for. */
  elements: ReadonlyMap<PropertyName, string>;
}

/** `text`: the new sidecar; null where nothing is to be written. `written`: what in it is ours then. */
export type SidecarPlan = Pick<PlannedChange, 'what' | 'details'> & { text: string | null; written: Written };

type Field = keyof Decision;
const fields: readonly Field[] = ['flag', 'stars', 'label'];
const propertiesOf: Record<Field, readonly PropertyName[]> = {
  flag: ['xmpDM:pick', 'xmpDM:good', 'digiKam:PickLabel', 'photomechanic:Tagged'],
  stars: ['xmp:Rating'],
  label: ['xmp:Label', 'photomechanic:ColorClass'],
};

/** Pure; [Note: Three-way merge] says by which rules. What cannot be parsed is a conflict. */
export function planSidecar(situation: SidecarSituation): SidecarPlan {
  const { decision, profile, bytes, base } = situation;
  const read = readXmp(bytes ?? Buffer.from(emptyXmp));
  if (!read.ok) return conflict(`The sidecar ${read.problem}. It was left as it is.`, base);
  const { document } = read;
  const theirs = readTheirDecision(document);
  if (bytes !== null && !situation.overwriteConflicts) {
    const found = conflictsOf(decision, theirs, base, document);
    if (found.length > 0) return conflict(`Another program wrote ${found.join(', ')}. It was left as it is.`, base);
  }
  const values = valuesToWrite(situation, theirs, document);
  const elements = elementsToWrite(document, situation.elements, base);
  if (bytes === null && values.size === 0 && elements.size === 0)
    return { what: 'unchanged', details: '', text: null, written: base };
  const text = editXmp(document, { values, elements });
  if (bytes !== null && text === document.text) return { what: 'unchanged', details: '', text: null, written: base };
  const details = describeChanges(bytes === null ? null : document, values) || 'scores or faces';
  const written = whatIsOurs(decision, profile, text, base);
  if (elements.has('mwg-rs:Regions') || (base.regions && bytes !== null)) written.regions = true;
  return { what: bytes === null ? 'create' : 'update', details, text, written };
}

const conflict = (details: string, written: Written): SidecarPlan => ({
  what: 'conflict',
  details,
  text: null,
  written,
});

/** Whether the file's field is not what we wrote into it. */
function isTheirs(field: Field, theirs: TheirDecision, base: Written): boolean {
  return base[field] === undefined ? hasOpinion[field](theirs) : (theirs[field] ?? nothing[field]) !== base[field];
}
const nothing: Decision = { flag: 'none', stars: 0, label: 'none' };

function conflictsOf(ours: Decision, theirs: TheirDecision, base: Written, document: XmpDocument): string[] {
  const found: string[] = [];
  const differs = (field: Field): boolean =>
    hasOpinion[field](ours) && isTheirs(field, theirs, base) && (theirs[field] ?? nothing[field]) !== ours[field];
  if (differs('flag')) found.push(`${sayFlag(theirs)} where you decided ${ours.flag}`);
  if (rejectsByRating(document) && base.flag !== 'reject' && ours.stars > 0 && ours.flag !== 'reject')
    found.push(`a reject where you gave ${starsText(ours.stars)}`);
  else if (differs('stars') && !rejectsByRating(document))
    found.push(`${starsText(theirs.stars ?? 0)} where you gave ${ours.stars}`);
  if (ours.label !== 'none' && theirs.otherLabel !== undefined)
    found.push(`the label ${theirs.otherLabel} where you gave ${ours.label}`);
  else if (differs('label')) found.push(`${theirs.label ?? 'no label'} where you gave ${ours.label}`);
  return found;
}

const sayFlag = ({ flag = 'none' }: TheirDecision): string => (flag === 'none' ? 'no flag' : flag);
const rejectsByRating = (document: XmpDocument): boolean =>
  isRejectingRating(Number.parseInt(simpleValue(document, 'xmp:Rating') ?? '', 10));

/** The profile's properties, less those that we have no business with. */
function valuesToWrite(
  { decision, profile, base }: SidecarSituation,
  theirs: TheirDecision,
  document: XmpDocument,
): Map<PropertyName, string | null> {
  const values = decisionFields(decision, profile);
  for (const field of fields) {
    const mayClear = base[field] !== undefined && !isTheirs(field, theirs, base);
    if (hasOpinion[field](decision) || mayClear) continue;
    for (const property of propertiesOf[field]) {
      // A rejecting rating is a flag: written for ours, and cleared where it was ours.
      const isOurReject =
        property === 'xmp:Rating' &&
        (values.get(property) === '-1' || (rejectsByRating(document) && base.flag === 'reject'));
      if (!isOurReject) values.delete(property);
    }
  }
  return values;
}

/** Elements whose text is there already are not touched, nor face regions that somebody else drew. */
function elementsToWrite(
  document: XmpDocument,
  elements: ReadonlyMap<PropertyName, string>,
  base: Written,
): NonNullable<XmpEdits['elements']> {
  return new Map(
    [...elements].filter(
      ([property, xml]) =>
        !document.text.includes(xml.slice(xml.indexOf('>'))) &&
        (property !== 'mwg-rs:Regions' || base.regions === true || findProperty(document, property).length === 0),
    ),
  );
}

/** By reading back what was written: a profile may have no property for a field, and says nothing of it then. */
function whatIsOurs(decision: Decision, profile: XmpProfile, text: string, base: Written): Written {
  const read = readXmp(Buffer.from(text));
  const stated = read.ok ? readTheirDecision(read.document) : {};
  const written: Written = {};
  const speaksOf = (field: Field) =>
    propertiesOf[field].some((property) => decisionFields(decision, profile).has(property)) ||
    (field === 'flag' && decisionFields(decision, profile).get('xmp:Rating') === '-1') ||
    base[field] !== undefined;
  const { flag, stars, label } = decision;
  if (flag !== 'none' && stated.flag === flag && speaksOf('flag')) written.flag = flag;
  if (stars > 0 && stated.stars === stars && speaksOf('stars')) written.stars = stars;
  if (label !== 'none' && stated.label === label && speaksOf('label')) written.label = label;
  return written;
}
