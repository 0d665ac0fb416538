/** @file The filter of an address, read through its schema. In a file of its own: most addresses have none, and then the validator is not even loaded. */
import './zod-without-eval.ts';

import { type PhotoFilter, photoFilter } from '../../electron/contract/query.ts';

/** What a link names and this version knows; a part that it does not know would be refused by the engine, and the whole list with it. */
export const knownFilter = (text: string): PhotoFilter => {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
    const parts = Object.entries(value).filter(([name, part]) => photoFilter.safeParse({ [name]: part }).success);
    return photoFilter.parse(Object.fromEntries(parts));
  } catch {
    return {};
  }
};
