/** @file What package-lock.json says is part of the product: every package that is not for development only, and which of them need which. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const lockfile = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      os: z.array(z.string()).optional(),
      dependencies: z.record(z.string(), z.string()).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export interface ProductionPackage {
  /** "node_modules/sharp" */
  path: string;
  name: string;
  version: string;
  /** SPDX expression; null where package.json has none. */
  licence: string | null;
  needs: string[];
}

const nameOf = (lockPath: string): string =>
  lockPath.slice(lockPath.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** By path. Packages for other platforms are included: an installer there contains them. */
export function productionPackages(lockFile: string): ProductionPackage[] {
  const { packages } = lockfile.parse(JSON.parse(readFileSync(lockFile, 'utf8')));
  return Object.entries(packages)
    .filter(([lockPath, { dev, devOptional, version }]) => lockPath !== '' && version && !dev && !devOptional)
    .map(([lockPath, one]) => ({
      path: lockPath,
      name: nameOf(lockPath),
      version: one.version ?? '',
      licence: one.license ?? null,
      needs: Object.keys({ ...one.dependencies, ...one.optionalDependencies }),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Names of these packages and of all they need. */
export function closureOf(names: readonly string[], packages: readonly ProductionPackage[]): Set<string> {
  const found = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    for (const one of packages) if (one.name === name) open.push(...one.needs);
  }
  return found;
}
