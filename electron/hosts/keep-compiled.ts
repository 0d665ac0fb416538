/**
 * @file What Node compiles of the sources is kept in out/ for this program and the processes that it starts: the next start takes half the time. Not in the system's temporary folder,
 * where somebody else could have laid something down to be run. To be called before anything else is imported.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

/** A checkout that cannot be written to, or a Node without this, starts as before. */
export function keepCompiled(): void {
  if (process.env.NODE_COMPILE_CACHE || process.env.NODE_DISABLE_COMPILE_CACHE) return;
  const folder = fileURLToPath(new URL('../../out/compile-cache', import.meta.url));
  if (module.enableCompileCache?.(folder).directory) process.env.NODE_COMPILE_CACHE = folder;
}
