/** @file Puts recovery in front of a repository: a call that meets a bad day is tried once more after it was mended, or fails typed. */
import { asCatalogError, CatalogError } from './catalog-error.ts';

export interface Recovery {
  /** True if the reason was mended and the call may run once more. Must not throw. */
  mend(error: unknown): boolean;
  /** For messages. */
  dir: string;
}

/** Same methods, always on the newest connection: `current` is asked at each call. */
function guardRepo<Repo extends object>(current: () => Repo, recovery: Recovery): Repo {
  const guarded = Object.keys(current()).map((name) => {
    const call = (args: unknown[]): unknown =>
      (current() as Record<string, (...args: unknown[]) => unknown>)[name]!(...args);
    return [name, (...args: unknown[]) => withRecovery(() => call(args), recovery)];
  });
  return Object.fromEntries(guarded) as Repo;
}

export function withRecovery<T>(call: () => T, recovery: Recovery): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof CatalogError || !recovery.mend(error)) throw asCatalogError(error, recovery.dir);
    try {
      return call();
    } catch (again) {
      throw asCatalogError(again, recovery.dir);
    }
  }
}

/** Guards every repository of a set. */
export function guardRepos<Repos extends object>(current: () => Repos, recovery: Recovery): Repos {
  const names = Object.keys(current()) as (keyof Repos)[];
  return Object.fromEntries(names.map((name) => [name, guardRepo(() => current()[name] as object, recovery)])) as Repos;
}
