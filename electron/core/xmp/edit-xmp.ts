/** @file Sets, changes and removes properties of a sidecar by splicing: what the edit does not name stays byte for byte. */
import { namespaces, type PropertyName, splitName } from './namespaces.ts';
import type { Place, XmpDescription, XmpDocument, XmpProperty } from './read-xmp.ts';

export type XmpValue = string | readonly string[] | null;

export interface XmpEdits {
  /** Simple values, and lists in order; null removes the property. */
  values: ReadonlyMap<PropertyName, XmpValue>;
  /** Whole elements of structure, as XML in our prefixes, by property; an existing one is replaced. */
  elements?: ReadonlyMap<PropertyName, string>;
}

/** All values of a property, whichever prefix the file uses for its namespace. */
export function findProperty(document: XmpDocument, property: PropertyName): XmpProperty[] {
  const { uri, local } = splitName(property);
  return document.properties.filter((found) => found.uri === uri && found.local === local);
}

export function simpleValue(document: XmpDocument, property: PropertyName): string | null {
  return findProperty(document, property).find((found) => found.value !== null)?.value ?? null;
}

/** The edited text; the same string where nothing differs. */
export function editXmp(document: XmpDocument, edits: XmpEdits): string {
  const splices: (Place & { text: string })[] = [];
  const attributes: [PropertyName, string][] = [];
  const children: [PropertyName, string][] = [];
  const drop = (found: XmpProperty) => splices.push({ ...widen(document.text, found), text: '' });

  for (const [property, value] of edits.values) {
    const [first, ...others] = findProperty(document, property);
    // A property stated twice is ambiguous: one statement stays.
    if (others.length > 0) others.forEach(drop);
    if (value === null) {
      if (first) drop(first);
    } else if (typeof value !== 'string') {
      if (first?.items?.join('\n') === value.join('\n')) continue;
      if (first) drop(first);
      children.push([property, listElement(property, value)]);
    } else if (first?.inner && first.value !== null) {
      if (first.value !== value) splices.push({ ...first.inner, text: escapeXml(value) });
    } else {
      if (first) drop(first);
      attributes.push([property, value]);
    }
  }
  for (const [property, xml] of edits.elements ?? []) {
    for (const found of findProperty(document, property)) drop(found);
    children.push([property, xml]);
  }
  const target = document.descriptions[0];
  if (target && (attributes.length > 0 || children.length > 0))
    splices.push(...additions(target, attributes, children));
  return apply(document.text, splices);
}

function listElement(property: PropertyName, items: readonly string[]): string {
  const inner = items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('');
  return `<${property}><rdf:Seq>${inner}</rdf:Seq></${property}>`;
}

function additions(target: XmpDescription, attributes: [PropertyName, string][], children: [PropertyName, string][]) {
  const declared = new Map(target.prefixes);
  const taken = new Set(declared.values());
  let added = '';
  const prefixFor = (uri: string, wanted: string): string => {
    const known = declared.get(uri);
    if (known !== undefined && known !== '') return known;
    let prefix = wanted;
    for (let n = 1; taken.has(prefix); n++) prefix = `${wanted}${n}`;
    declared.set(uri, prefix);
    taken.add(prefix);
    added += `\n    xmlns:${prefix}="${uri}"`;
    return prefix;
  };
  for (const [property, value] of attributes) {
    const { uri, prefix, local } = splitName(property);
    const used = prefixFor(uri, prefix);
    added += `\n    ${used}:${local}="${escapeXml(value)}"`;
  }
  // Elements bring their own declarations: they are written in our prefixes.
  const body = children.map(([, xml]) => `\n   ${declare(xml)}`).join('');
  const splices = [{ start: target.attributesEnd, end: target.attributesEnd, text: added }];
  if (body && target.isEmpty) {
    splices.push({ start: target.attributesEnd, end: target.tag.end, text: `>${body}\n  </${target.name}>` });
  } else if (body) {
    splices.push({ start: target.tag.end, end: target.tag.end, text: body });
  }
  return splices;
}

function declare(xml: string): string {
  const used = Object.entries(namespaces).filter(([prefix]) => xml.includes(`${prefix}:`));
  const declarations = used.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('');
  return xml.replace(/^<([^\s/>]+)/, `<$1${declarations}`);
}

/** An element takes the line it stands on alone with it; an attribute the white space before it. */
function widen(text: string, { whole, isAttribute }: XmpProperty): Place {
  if (isAttribute) return whole;
  let start = whole.start;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start -= 1;
  const startsLine = text[start - 1] === '\n';
  const endsLine = text[whole.end] === '\n' || text.startsWith('\r\n', whole.end);
  if (!startsLine || !endsLine) return whole;
  return { start, end: whole.end + (text[whole.end] === '\r' ? 2 : 1) };
}

function apply(text: string, splices: (Place & { text: string })[]): string {
  let edited = text;
  // Stable from the end: an addition behind the last attribute comes after that attribute's own change.
  for (const splice of splices.toSorted((a, b) => b.start - a.start || b.end - a.end)) {
    edited = edited.slice(0, splice.start) + splice.text + edited.slice(splice.end);
  }
  return edited;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
export const escapeXml = (value: string): string => value.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** A sidecar with nothing in it yet. */
export const emptyXmp = `<x:xmpmeta xmlns:x="${namespaces.x}" x:xmptk="Chinagraph">
 <rdf:RDF xmlns:rdf="${namespaces.rdf}">
  <rdf:Description rdf:about="">
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
`;
