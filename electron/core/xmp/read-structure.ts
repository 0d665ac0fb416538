/** @file The inside of a structured XMP property (XMP Specification Part 1, 7.8 and 7.9): structures as records, arrays as lists, everything else as text. */
import { SaxesParser } from 'saxes';
import type { XmpDocument, XmpProperty } from './read-xmp.ts';

export type XmpValue = string | XmpValue[] | { [field: string]: XmpValue };

/** Deeper or longer than any program writes. */
const maxDepth = 16;
const maxElements = 20_000;

interface Open {
  name: string;
  fields: { [field: string]: XmpValue };
  items: XmpValue[];
  text: string;
}

/** "stArea:x" -> "X": fields are named as ExifTool names them, without their namespace. */
const fieldOf = (name: string): string => {
  const local = name.slice(name.indexOf(':') + 1);
  return `${local.charAt(0).toUpperCase()}${local.slice(1)}`;
};
const isSyntax = (name: string): boolean => /^(rdf|xml|xmlns)(:|$)/.test(name);

/** Null where it is nested or long beyond reason. The document was well-formed when it was read. */
export function readStructure({ text }: XmpDocument, { whole }: XmpProperty): XmpValue | null {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let elements = 0;
  let result: XmpValue | null = null;
  parser.on('opentag', ({ name, attributes }) => {
    elements += 1;
    if (open.length >= maxDepth || elements > maxElements) throw new RangeError('nested beyond reason');
    const fields: Open['fields'] = {};
    for (const [key, value] of Object.entries(attributes)) if (!isSyntax(key)) fields[fieldOf(key)] = value;
    open.push({ name, fields, items: [], text: '' });
  });
  const addText = (chunk: string): void => {
    const current = open.at(-1);
    if (current) current.text += chunk;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { name, fields, items, text } = open.pop()!;
    const parent = open.at(-1);
    const value: XmpValue = items.length > 0 ? items : Object.keys(fields).length > 0 ? fields : text.trim();
    if (!parent) result = value;
    else if (name === 'rdf:li') parent.items.push(value);
    else if (/^rdf:(Bag|Seq|Alt)$/.test(name)) parent.items.push(...items);
    else if (name === 'rdf:Description') Object.assign(parent.fields, fields);
    else parent.fields[fieldOf(name)] = value;
  });
  try {
    parser.write(text.slice(whole.start, whole.end)).close();
  } catch {
    return null;
  }
  return result;
}
