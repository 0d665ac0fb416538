/** @file Whoever works on the program does not do it on a library with real decisions in it. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Gives this process, and what it starts, a catalog inside the checkout; CHINAGRAPH_HOME still chooses another. */
export function chooseDevCatalog(env: NodeJS.ProcessEnv): void {
  env.CHINAGRAPH_HOME ??= path.join(root, 'out', 'dev-catalog');
}
