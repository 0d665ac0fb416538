/**
 * @file What one sidecar would become: merged, left as it is, or a conflict.
 *
 * Base is what we wrote last. While the file is still that, our decision replaces it. A file that others wrote or changed keeps whatever we have no
 * opinion on, and where both say something different nobody wins silently: it is a conflict.
 */
import type { Decision } from '../../../contract/decision.ts';
import type { PlannedChange, XmpProfile } from '../../../contract/exporting.ts';
import { editXmp, emptyXmp, simpleValue, type XmpEdits } from '../xmp/edit-xmp.ts';
import type { PropertyName } from '../xmp/namespaces.ts';
import { decisionFields } from '../xmp/profiles.ts';
import { readTheirDecision, type TheirDecision } from '../xmp/read-decision.ts';
import { readXmp, type XmpDocument } from '../xmp/read-xmp.ts';

export interface SidecarSituation {
  decision: Decision;
  profile: XmpProfile;
  /** The sidecar's bytes; null where there is none. */
  bytes: Uint8Array | null;
  /** True when the bytes are what we wrote last. */
  isOurs: boolean;
  overwriteConflicts: boolean;
  /** Scores and face regions, where asked for. */
  elements: ReadonlyMap<PropertyName, string>;
}

export type SidecarPlan = Pick<PlannedChange, 'what' | 'details'> & { text: string | null };

export function planSidecar(situation: SidecarSituation): SidecarPlan {
  const { decision, profile, bytes, elements } = situation;
  const wanted = decisionFields(decision, profile);
  const read = readXmp(bytes ?? Buffer.from(emptyXmp));
  if (!read.ok) {
    return { what: 'conflict', details: `The sidecar ${read.problem}. It was left as it is.`, text: null };
  }
  const { document } = read;
  const theirs = bytes === null || situation.isOurs ? {} : readTheirDecision(document);
  const conflicts =
    bytes === null || situation.isOurs || situation.overwriteConflicts ? [] : conflictsOf(decision, theirs);
  if (conflicts.length > 0) {
    return {
      what: 'conflict',
      details: `Another program wrote ${conflicts.join(', ')}. It was left as it is.`,
      text: null,
    };
  }
  const values = situation.overwriteConflicts ? wanted : keepTheirs(wanted, decision, theirs);
  const text = editXmp(document, { values, elements: changedElements(document, elements) });
  if (bytes === null) {
    return { what: 'create', details: describe(emptyDocument(), values), text };
  }
  return text === document.text
    ? { what: 'unchanged', details: '', text: null }
    : { what: 'update', details: describe(document, values) || 'scores or faces', text };
}

const emptyDocument = (): XmpDocument => ({ text: '', descriptions: [], properties: [] });

/** Only where both have an opinion, and not the same one. */
function conflictsOf(ours: Decision, theirs: TheirDecision): string[] {
  const found: string[] = [];
  if (ours.flag !== 'none' && theirs.flag && theirs.flag !== 'none' && theirs.flag !== ours.flag) {
    found.push(`${theirs.flag} where you decided ${ours.flag}`);
  }
  if (ours.stars > 0 && theirs.stars && theirs.stars !== ours.stars)
    found.push(`${theirs.stars} stars where you gave ${ours.stars}`);
  if (ours.label !== 'none' && theirs.label && theirs.label !== ours.label)
    found.push(`${theirs.label} where you gave ${ours.label}`);
  return found;
}

/** What we have no opinion on is left to whoever had one. */
function keepTheirs(wanted: Map<PropertyName, string | null>, ours: Decision, theirs: TheirDecision) {
  const kept = new Map(wanted);
  const leave = (...properties: PropertyName[]) => {
    for (const property of properties) kept.delete(property);
  };
  if (ours.stars === 0 && theirs.stars && !(ours.flag === 'reject' && wanted.get('xmp:Rating') === '-1'))
    leave('xmp:Rating');
  if (ours.label === 'none' && theirs.label) leave('xmp:Label', 'photomechanic:ColorClass');
  if (ours.flag === 'none' && theirs.flag && theirs.flag !== 'none') {
    leave('xmpDM:pick', 'xmpDM:good', 'digiKam:PickLabel', 'photomechanic:Tagged');
  }
  return kept;
}

/** Elements whose text is there already are not touched. */
function changedElements(
  document: XmpDocument,
  elements: ReadonlyMap<PropertyName, string>,
): NonNullable<XmpEdits['elements']> {
  return new Map([...elements].filter(([, xml]) => !document.text.includes(xml.slice(xml.indexOf('>')))));
}

/** "Rating 3 -> 5, pick none -> 1" */
function describe(document: XmpDocument, values: ReadonlyMap<PropertyName, string | null>): string {
  const parts: string[] = [];
  for (const [property, value] of values) {
    const before = simpleValue(document, property);
    if (before === value) continue;
    const name = property.split(':')[1] ?? property;
    parts.push(before === null ? `${name} ${value}` : `${name} ${before} -> ${value ?? 'removed'}`);
  }
  return parts.join(', ');
}
