/** @file Expected failures as the contract's typed errors. A bug stays an exception: the caller sees an internal error, the log the rest. */
import type { ErrorCode } from '../contract/errors.ts';
import { CatalogError } from './catalog/disk/catalog-error.ts';
import { Refusal } from './work/refusal.ts';

type Constructors = Record<ErrorCode, (options: { data: { what: string } }) => Error>;

/** Runs a procedure; throws the contract's error in place of a Refusal or CatalogError. */
export async function failuresAs<T>(errors: Constructors, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof Refusal) throw errors[error.code]({ data: { what: error.message } });
    if (error instanceof CatalogError) {
      throw errors[error.code === 'in-use' ? 'CATALOG_IN_USE' : 'NOT_SAVED']({ data: { what: error.message } });
    }
    throw error;
  }
}

/** What a failure says to the photographer; null for a bug. */
export const wordsOfFailure = (error: unknown): string | null =>
  error instanceof Refusal || error instanceof CatalogError ? error.message : null;
