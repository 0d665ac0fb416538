/**
 * @file Reads a sidecar with the place of everything that may be edited, so that an edit is a splice and every byte it does not mean stays as it is.
 * Top-level properties only: attributes and child elements of the rdf:Description elements inside rdf:RDF (XMP Specification Part 1, 7.4).
 */

import { SaxesParser, type SaxesTagNS } from 'saxes';
import { say } from '../../../texts/say.ts';
import { namespaces } from './namespaces.ts';

/** Offsets are in UTF-16 code units of the text. */
export interface Place {
  start: number;
  end: number;
}

export interface XmpProperty {
  uri: string;
  local: string;
  /** Null for a structure, an array or an alternative. */
  value: string | null;
  /** The texts of a list (rdf:Seq, rdf:Bag, rdf:Alt) of simple values; null for anything else. */
  items: readonly string[] | null;
  /** The whole attribute with the white space before it, or the whole element. */
  whole: Place;
  /** Inside the quotes, or between the tags; null where there is nothing simple to replace. */
  inner: Place | null;
  isAttribute: boolean;
}

export interface XmpDescription {
  /** Where an attribute can be added: behind the last one. */
  attributesEnd: number;
  /** Of the start tag; `isEmpty` where it ends in "/>". */
  tag: Place;
  isEmpty: boolean;
  /** Its name as written, for a closing tag. */
  name: string;
  /** Namespace -> prefix, as in scope there. */
  prefixes: ReadonlyMap<string, string>;
}

export interface XmpDocument {
  text: string;
  descriptions: XmpDescription[];
  properties: XmpProperty[];
}

export type ReadXmp = { ok: true; document: XmpDocument } | { ok: false; problem: string };

/** Larger sidecars than this are not photos' sidecars. */
const maxBytes = 16 * 1024 * 1024;

export function readXmp(bytes: Uint8Array): ReadXmp {
  if (bytes.length > maxBytes) return { ok: false, problem: say('xmp.tooLarge') };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { ok: false, problem: say('xmp.notText') };
  }
  try {
    const document = scan(text);
    return document.descriptions.length > 0 ? { ok: true, document } : { ok: false, problem: say('xmp.noDescription') };
  } catch (error) {
    return { ok: false, problem: say('xmp.notWellFormed', { problem: (error as Error).message.split('\n')[0] ?? '' }) };
  }
}

interface OpenElement {
  tag: SaxesTagNS;
  start: number;
  contentStart: number;
  hasChildren: boolean;
  text: string;
  items: string[];
}

function scan(text: string): XmpDocument {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const descriptions: XmpDescription[] = [];
  const properties: XmpProperty[] = [];
  const open: OpenElement[] = [];
  const scopes: Map<string, string>[] = [new Map()];
  let tagStart = 0;
  const isRdf = (tag: SaxesTagNS | undefined, local: string) => tag?.uri === namespaces.rdf && tag.local === local;
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const position = () => parser.position + bom;

  // Entities of a document type could read files or grow without end; XMP has no use for them.
  parser.on('doctype', () => {
    throw new Error('it declares a document type');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentagstart', () => {
    tagStart = text.lastIndexOf('<', position() - 1);
  });
  parser.on('opentag', (tag) => {
    const parent = open.at(-1);
    if (parent) parent.hasChildren = true;
    const scope = new Map(scopes.at(-1));
    for (const [prefix, uri] of Object.entries(tag.ns ?? {})) scope.set(uri, prefix);
    scopes.push(scope);
    const end = position();
    if (isRdf(tag, 'Description') && isRdf(parent?.tag, 'RDF')) {
      const found = scanDescription(text, { start: tagStart, end }, tag, scope);
      descriptions.push(found.description);
      properties.push(...found.properties);
    }
    open.push({ tag, start: tagStart, contentStart: end, hasChildren: false, text: '', items: [] });
  });
  parser.on('text', (chunk) => {
    const current = open.at(-1);
    if (current) current.text += chunk;
  });
  parser.on('cdata', (chunk) => {
    const current = open.at(-1);
    if (current) current.text += chunk;
  });
  parser.on('closetag', (tag) => {
    scopes.pop();
    const element = open.pop();
    const parent = open.at(-1);
    if (!element) return;
    // property > Seq > li
    if (isRdf(tag, 'li') && !element.hasChildren) open.at(-2)?.items.push(element.text.trim());
    if (!isRdf(parent?.tag, 'Description') || !isRdf(open.at(-2)?.tag, 'RDF')) return;
    const end = position();
    const isSimple = !element.hasChildren && Object.keys(tag.attributes).every((name) => !name.startsWith('rdf:'));
    properties.push({
      uri: tag.uri,
      local: tag.local,
      value: isSimple ? element.text.trim() : null,
      items: element.items.length > 0 ? element.items : null,
      whole: { start: element.start, end },
      inner: isSimple && !tag.isSelfClosing ? { start: element.contentStart, end: text.lastIndexOf('</', end) } : null,
      isAttribute: false,
    });
  });
  parser.write(text.slice(bom)).close();
  return { text, descriptions, properties };
}

function scanDescription(text: string, tag: Place, parsed: SaxesTagNS, scope: ReadonlyMap<string, string>) {
  const raw = text.slice(tag.start, tag.end);
  const properties: XmpProperty[] = [];
  let attributesEnd = tag.start + 1 + parsed.name.length;
  // Well-formed by now: a quoted value cannot hide another attribute.
  for (const match of raw.matchAll(/\s+([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const start = tag.start + match.index;
    const end = start + match[0].length;
    attributesEnd = end;
    const attribute = parsed.attributes[match[1] ?? ''];
    if (!attribute || attribute.prefix === 'xmlns' || attribute.name === 'xmlns' || attribute.uri === namespaces.rdf)
      continue;
    const length = (match[2] ?? match[3] ?? '').length;
    properties.push({
      uri: attribute.uri,
      local: attribute.local,
      value: attribute.value,
      items: null,
      whole: { start, end },
      inner: { start: end - 1 - length, end: end - 1 },
      isAttribute: true,
    });
  }
  const description: XmpDescription = {
    attributesEnd,
    tag,
    isEmpty: parsed.isSelfClosing,
    name: parsed.name,
    prefixes: scope,
  };
  return { description, properties };
}
