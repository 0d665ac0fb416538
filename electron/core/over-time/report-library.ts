/** @file The library report of a catalog: every shoot it knows, opened or not, plugged in or not. */
import type { LibraryReport } from '../../contract/evaluating.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type LoadDeps, loadShoot } from '../shoot/load-shoot.ts';
import { finish } from '../shoot/warm-shoot.ts';
import { libraryReport } from './library-report.ts';

export function reportLibrary(deps: LoadDeps & { catalog: Pick<Catalog, 'folders'> }): LibraryReport {
  return libraryReport(
    deps.catalog.folders.list().map(({ id, name }) => ({ name, photos: finish(loadShoot(deps, id)) })),
  );
}
