/**
 * @file What the engine says to people, in no language: a code and its values, put into words where they are read.
 *
 * [Note: Told] A told text stands where a sentence would: ⟦step.picked {"photos":12}⟧. It is a string, so that a column, the journal, an error's
 * message and a log carry it as they carried sentences, two can be joined by any words, and a sentence of an older version is shown as it is.
 * Values are numbers, texts (names, paths), told texts and lists of them. Brackets inside values are escaped, so nothing in a name ends a text early,
 * and names are made visible before they enter a sentence: no name breaks its line.
 */
import { visibleText } from './visible-text.ts';

declare const told: unique symbol;
export type Told = string & { readonly [told]: true };

export type ToldValue =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly ToldValue[]
  | { [key: string]: ToldValue };
/** How a language says a code. */
export type Sentence = string | ((values: never) => string);
/** The sentences of a language by their codes. */
export type Sentences = Readonly<Record<string, Sentence>>;

const form = /⟦([a-z][\w.-]*)(?: (\{[^⟦⟧]*\}))?⟧/g;
const bracketNames: Readonly<Record<string, string>> = { '⟦': '\\u27e6', '⟧': '\\u27e7' };

export const asTold = (code: string, values?: { readonly [key: string]: ToldValue }): Told => {
  if (values === undefined) return `⟦${code}⟧` as Told;
  const json = JSON.stringify(values);
  const hasBrackets = json.includes('⟦') || json.includes('⟧');
  return `⟦${code} ${hasBrackets ? json.replace(/[⟦⟧]/g, (bracket) => bracketNames[bracket]!) : json}⟧` as Told;
};

/** A text that somebody else wrote (a library, an older version, a file), passed on as it is. */
export const asWritten = (text: string): Told => text as Told;

/** Several as one text; what says nothing is left out. */
export const joinTold = (texts: readonly (Told | '' | null | undefined)[], between: string): Told =>
  texts.filter(Boolean).join(between) as Told;

/** `text` with every told text in it said; a code that the language does not know stays as it is. */
export const tell = (text: string, sentences: Sentences): string =>
  text.includes('⟦')
    ? text.replace(form, (whole, code: string, json: string | undefined) => {
        const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined;
        if (typeof sentence === 'string') return sentence;
        if (sentence === undefined || json === undefined) return whole;
        return (sentence as (values: unknown) => string)(valuesOf(json, sentences));
      })
    : text;

const valuesOf = (json: string, sentences: Sentences): unknown =>
  JSON.parse(json, (_key, value: unknown) =>
    typeof value !== 'string' ? value : value.includes('⟦') ? tell(value, sentences) : visibleText(value),
  );

/** `tell` for every text in a value, names of its fields too; what holds none is handed back as it is, not copied. */
export function tellAll<T>(value: T, sentences: Sentences): T {
  return said(value, sentences) as T;
}

function said(value: unknown, sentences: Sentences): unknown {
  if (typeof value === 'string') return tell(value, sentences);
  if (Array.isArray(value)) {
    // Ids, histograms and maps: long, and never text.
    if (typeof value[0] === 'number') return value;
    const items = value.map((item) => said(item, sentences));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  let changed: Record<string, unknown> | null = null;
  for (const [key, before] of Object.entries(value)) {
    const after = said(before, sentences);
    const name = tell(key, sentences);
    if (after === before && name === key) continue;
    changed ??= { ...value };
    if (name !== key) delete changed[key];
    changed[name] = after;
  }
  return changed ?? value;
}
