/** @file Changing a filter: an empty choice is no choice and leaves no trace in the address. */
import type { PhotoFilter, RangeFilter } from '../../../electron/contract/query.ts';

/** Filters that are lists of values. */
export type ListKey = {
  [K in keyof PhotoFilter]-?: NonNullable<PhotoFilter[K]> extends readonly string[] ? K : never;
}[keyof PhotoFilter];

const without = (filter: PhotoFilter, key: keyof PhotoFilter): PhotoFilter => {
  const { [key]: _gone, ...rest } = filter;
  return rest;
};

export const valuesOf = (filter: PhotoFilter, key: ListKey): readonly string[] => filter[key] ?? [];

export const setValues = (filter: PhotoFilter, key: ListKey, values: readonly string[]): PhotoFilter =>
  values.length === 0 ? without(filter, key) : { ...filter, [key]: values };

/** In or out. */
export const toggleValue = (filter: PhotoFilter, key: ListKey, value: string): PhotoFilter => {
  const now = valuesOf(filter, key);
  return setValues(filter, key, now.includes(value) ? now.filter((v) => v !== value) : [...now, value]);
};

/** This value alone; again: everything. */
export const toggleOnly = (filter: PhotoFilter, key: ListKey, value: string): PhotoFilter => {
  const now = valuesOf(filter, key);
  return setValues(filter, key, now.length === 1 && now[0] === value ? [] : [value]);
};

export const setRange = (filter: PhotoFilter, key: RangeFilter, min?: number, max?: number): PhotoFilter =>
  min === undefined && max === undefined
    ? without(filter, key)
    : { ...filter, [key]: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) } };

export const setScore = (filter: PhotoFilter, model: string, min?: number, max?: number): PhotoFilter =>
  min === undefined && max === undefined
    ? without(filter, 'score')
    : { ...filter, score: { model, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) } };

export const setText = (filter: PhotoFilter, text: string): PhotoFilter =>
  text === '' ? without(filter, 'text') : { ...filter, text: text.slice(0, 200) };

export const setWinners = (filter: PhotoFilter, on: boolean): PhotoFilter =>
  on ? { ...filter, winnersOnly: true } : without(filter, 'winnersOnly');

export const isFiltering = (filter: PhotoFilter): boolean => Object.keys(filter).length > 0;
