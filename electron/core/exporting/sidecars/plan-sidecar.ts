/**
 * @file What one sidecar would become: merged, left as it is, or a conflict.
 *
 * [Note: Three-way merge]
 * Per field (flag, stars, label, and the orientation of a picture that was turned), with what we wrote last as the base. Where the file still says what we wrote, our decision replaces it, down to
 * clearing it. Where it says anything else, in whichever property of any program, somebody wrote it: we leave it alone if we have no opinion, agree
 * if it is ours, and otherwise nobody wins silently: it is a conflict. What neither we nor our base speak of is not touched, and in a new sidecar not
 * stated: a zero would overrule the rating that the camera put into the picture.
 *
 * Where we write a field, properties of other programs that are in the file and would say otherwise are made to agree (agree-fields.ts).
 */
import { say } from '../../../../texts/say.ts';
import type { Decision } from '../../../contract/decision.ts';
import type { PlannedChange, XmpProfile } from '../../../contract/exporting.ts';
import type { Told } from '../../../contract/told.ts';
import { type Field, isOpinion, isRejectingRating, type Says, statementsOf } from '../../xmp/decision-fields.ts';
import { editXmp, emptyXmp, findProperty, simpleValue, type XmpEdits } from '../../xmp/edit-xmp.ts';
import type { PropertyName } from '../../xmp/namespaces.ts';
import { readTheirDecision } from '../../xmp/read-decision.ts';
import { readXmp, type XmpDocument } from '../../xmp/read-xmp.ts';
import { valuesToWrite } from './agree-fields.ts';
import { type Clocked, timeInWords, timesToWrite } from './corrected-time.ts';
import { describeChanges, flagText, labelText, starsText } from './describe-changes.ts';
import { orientationInWords, orientationToWrite, type Turned, turnedOrientation } from './orientation.ts';
import { decisionFields } from './profiles.ts';
import { hasOpinion, type Written } from './sync-base.ts';

export interface SidecarSituation {
  decision: Decision;
  /** How the picture lies in the file, and how the photographer turned it. */
  turned: Turned;
  profile: XmpProfile;
  /** The sidecar's bytes; null where there is none. */
  bytes: Uint8Array | null;
  /** What a sidecar that does not exist begins with, so that it hides nothing: what the picture or its other sidecar says. */
  seed?: Uint8Array | null;
  /** The seed is another sidecar, not what is in the picture. */
  isSeedSidecar?: boolean;
  /** Stars that the picture states outside of XMP (EXIF's Rating, as a camera's button sets it): a new sidecar hides them. Null for none. */
  starsInPicture?: number | null;
  /** What we wrote into it last. */
  base: Written;
  overwriteConflicts: boolean;
  /** The XMP is not a file of its own, but in the picture's. */
  isInFile?: boolean;
  /** When it was taken, where that is to be told. */
  clocked?: Clocked;
  /** Scores and face regions, where asked for. */
  elements: ReadonlyMap<PropertyName, string>;
}

/** `text`: the new sidecar; null where nothing is to be written. `written`: what in it is ours then. */
export type SidecarPlan = Pick<PlannedChange, 'what' | 'details'> & { text: string | null; written: Written };

const fields: readonly Field[] = ['flag', 'stars', 'label'];

/** Pure; [Note: Three-way merge] says by which rules. What cannot be parsed is a conflict. */
export function planSidecar(situation: SidecarSituation): SidecarPlan {
  const { decision, turned, profile, bytes, base } = situation;
  const document = documentOf(situation);
  if (typeof document === 'string') {
    const problem = document;
    return conflict(say(situation.isInFile ? 'sidecar.brokenInFile' : 'sidecar.broken', { problem }), base);
  }
  const orientation = orientationToWrite(turned, base.orientation, document);
  const { clocked = { takenAt: null, takenOffset: null, shiftMs: 0 } } = situation;
  const times = timesToWrite(clocked, base.takenAt, document, profile);
  if (!situation.overwriteConflicts) {
    const found = conflictsOf(decision, base, document);
    if (orientation.conflict !== undefined)
      found.push(say('sidecar.whereTurned', { theirs: orientationInWords(orientation.conflict) }));
    if (times.conflict !== undefined) found.push(say('sidecar.whereClock', { theirs: timeInWords(times.conflict) }));
    const hidden = hiddenStars(situation, document);
    if (hidden !== null) found.push(where(starsText(hidden), starsText(decision.stars)));
    const isInPicture = bytes === null && (hidden !== null || !situation.isSeedSidecar);
    if (found.length > 0)
      return conflict(say(isInPicture ? 'sidecar.inPicture' : 'sidecar.byAnother', { found }), base);
  }
  const values = valuesToWrite(situation, document, speaksOf(decision, base, document));
  if (orientation.value !== undefined || orientation.conflict !== undefined)
    values.set('tiff:Orientation', String(turnedOrientation(turned.orientation, turned.turn)));
  const { values: timeValues, written: takenAt } = times.conflict
    ? timesToWrite({ ...clocked }, times.conflict, document, profile)
    : times;
  for (const [property, value] of timeValues) values.set(property, value);
  const elements = elementsToWrite(document, situation.elements, base);
  if (bytes === null && values.size === 0 && elements.size === 0)
    return { what: 'unchanged', details: '', text: null, written: base };
  const text = editXmp(document, { values, elements });
  const written = whatIsOurs(decision, profile, text, base);
  if (turned.turn !== 0) written.orientation = turnedOrientation(turned.orientation, turned.turn);
  if (takenAt !== undefined) written.takenAt = takenAt;
  else if (base.takenAt !== undefined && !situation.clocked) written.takenAt = base.takenAt;
  if (bytes !== null && text === document.text) return { what: 'unchanged', details: '', text: null, written };
  const details = describeChanges(bytes === null ? null : document, text, values) || say('sidecar.scores');
  if (elements.has('mwg-rs:Regions') || (base.regions && bytes !== null)) written.regions = true;
  return { what: bytes === null ? 'create' : 'update', details, text, written };
}

/** The sidecar as it is, or what a new one begins with; a string says what is wrong with it. A seed that is no XMP was read by nobody. */
function documentOf({ bytes, seed }: SidecarSituation): XmpDocument | string {
  if (bytes === null && seed) {
    const read = readXmp(seed);
    if (read.ok) return read.document;
  }
  const read = readXmp(bytes ?? Buffer.from(emptyXmp));
  return read.ok ? read.document : read.problem;
}

const conflict = (details: Told, written: Written): SidecarPlan => ({
  what: 'conflict',
  details,
  text: null,
  written,
});

const nothing: Decision = { flag: 'none', stars: 0, label: 'none' };

/** The statement that stands against ours: somebody's opinion, or that what we wrote is gone. Undefined where nothing does. */
function against(field: Field, ours: Decision, base: Written, document: XmpDocument) {
  if (!hasOpinion[field](ours)) return undefined;
  const said = statementsOf(document, field).filter(({ says }) => isOpinion(says));
  if (said.length === 0) return base[field] === undefined ? undefined : nothing[field];
  return said.find(({ says, isDefault }) => !isDefault && says !== ours[field] && says !== base[field])?.says;
}

const where = (theirs: Told, ours: Told): Told => say('sidecar.where', { theirs, ours });

function conflictsOf(ours: Decision, base: Written, document: XmpDocument): string[] {
  const found: string[] = [];
  const flag = against('flag', ours, base, document);
  const stars = against('stars', ours, base, document);
  const label = against('label', ours, base, document);
  if (flag !== undefined) found.push(where(flagText(flag as Says['flag']), flagText(ours.flag)));
  if (rejectsByRating(document)) {
    if (base.flag !== 'reject' && ours.stars > 0 && ours.flag !== 'reject')
      found.push(where(say('decision.reject'), starsText(ours.stars)));
  } else if (stars !== undefined) found.push(where(starsText(Number(stars)), starsText(ours.stars)));
  if (label !== undefined) found.push(where(labelText(label as Says['label']), labelText(ours.label)));
  return found;
}

/** Stars in the picture that a new sidecar would overrule, where the XMP it begins with says none. */
function hiddenStars(
  { bytes, base, decision, starsInPicture }: SidecarSituation,
  document: XmpDocument,
): number | null {
  if (bytes !== null || !starsInPicture || starsInPicture < 1 || base.stars !== undefined) return null;
  if (!hasOpinion.stars(decision) || decision.stars === starsInPicture) return null;
  return statementsOf(document, 'stars').some(({ says }) => isOpinion(says)) ? null : starsInPicture;
}

const rejectsByRating = (document: XmpDocument): boolean =>
  isRejectingRating(Number.parseInt(simpleValue(document, 'xmp:Rating') ?? '', 10));

/** Fields that we decide, or that we decided once and may clear because the file still says so. */
function speaksOf(decision: Decision, base: Written, document: XmpDocument): (field: Field) => boolean {
  return (field) => {
    if (hasOpinion[field](decision)) return true;
    const said = statementsOf(document, field).filter(({ says }) => isOpinion(says));
    return base[field] !== undefined && said.length > 0 && said.every(({ says }) => says === base[field]);
  };
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

/** By reading back what was written: a profile may have no property for a field, and says nothing of it then. What we wrote earlier and could not take back stays ours. */
function whatIsOurs(decision: Decision, profile: XmpProfile, text: string, base: Written): Written {
  const read = readXmp(Buffer.from(text));
  const stated = read.ok ? readTheirDecision(read.document) : {};
  const written: Written = base.created ? { created: true } : {};
  const profileSays = decisionFields(decision, profile);
  const speaks: Record<Field, boolean> = {
    flag:
      [...profileSays.keys()].some((name) => /pick|good|PickLabel|Tagged/.test(name)) ||
      profileSays.get('xmp:Rating') === '-1',
    stars: profileSays.has('xmp:Rating'),
    label: true,
  };
  const keep = <F extends Field>(field: F) => {
    const said = field === 'stars' ? (stated.stars ?? stated.defaultStars) : stated[field];
    if (said === undefined || said === 0 || said === 'none') return;
    const isOurs = said === decision[field] && (speaks[field] || base[field] !== undefined);
    if (isOurs || said === base[field]) written[field] = said as Written[F];
  };
  for (const field of fields) keep(field);
  return written;
}
