/** @file Where a catalog's databases lie. */
import { join } from 'node:path';

export const libraryFile = (dir: string): string => join(dir, 'library.db');
export const cacheFile = (dir: string): string => join(dir, 'cache.db');
