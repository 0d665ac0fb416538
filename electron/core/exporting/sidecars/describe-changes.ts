/** @file What changes in a sidecar, in a photographer's words: "picked, 4 stars", "picked -> rejected". The properties' own names stand in the plan's head. */
import { say } from '../../../../texts/say.ts';
import { asWritten, joinTold, type Told } from '../../../contract/told.ts';
import { captureTime } from '../../library/header/capture-time.ts';
import { knownFields, type Says } from '../../xmp/decision-fields.ts';
import { findProperty, type XmpValue } from '../../xmp/edit-xmp.ts';
import type { PropertyName } from '../../xmp/namespaces.ts';
import { readXmp, type XmpDocument } from '../../xmp/read-xmp.ts';
import { timeInWords } from './corrected-time.ts';
import { orientationInWords } from './orientation.ts';

/** From what the file says to what it will say; a pair of properties that say the same is told once. `null`: there is no sidecar yet. */
export function describeChanges(
  document: XmpDocument | null,
  edited: string,
  values: ReadonlyMap<PropertyName, XmpValue>,
): Told {
  const read = readXmp(Buffer.from(edited));
  const parts = new Set<string>();
  for (const property of values.keys()) {
    const before = document ? inWords(document, property) : null;
    const after = read.ok ? inWords(read.document, property) : null;
    if (before === after) continue;
    parts.add(before === null ? (after ?? say('sidecar.removed')) : `${before} -> ${after ?? say('sidecar.removed')}`);
  }
  return joinTold([...parts].map(asWritten), ', ');
}

const isTime = /:(DateTimeOriginal|DateCreated|CreateDate|DateTimeDigitized)$/;

const allFields = [...knownFields.flag, ...knownFields.stars, ...knownFields.label];

/** Null where the property is not there. */
function inWords(document: XmpDocument, property: PropertyName): string | null {
  const [found] = findProperty(document, property);
  if (!found) return null;
  const text = found.value ?? found.items?.join(', ') ?? '';
  if (property === 'tiff:Orientation') return orientationInWords(Number(text));
  const time = isTime.test(property) ? captureTime(text) : null;
  if (time !== null) return say('sidecar.taken', { time: timeInWords(time) });
  if (property === 'xmp:Rating' && (text === '-1' || text === '6')) return say('decision.reject');
  const known = allFields.find((one) => one.property === property);
  const says = known?.read(found, document);
  if (!known || says === undefined) return `${property.split(':')[1] ?? property} ${text}`;
  if (known.field === 'flag') return flagText(says as Says['flag']);
  if (known.field === 'stars') return starsText(says as number);
  return labelText(says as Says['label']);
}

export const flagText = (flag: Says['flag']): Told => say(flag === 'none' ? 'decision.noFlag' : `decision.${flag}`);

export const starsText = (stars: number): Told => say('decision.stars', { stars });

export const labelText = (label: Says['label']): Told =>
  label === 'none'
    ? say('decision.noLabel')
    : say('decision.label', { label: typeof label === 'object' ? label.other : say(`decision.${label}`) });
