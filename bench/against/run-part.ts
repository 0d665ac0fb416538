/**
 * @file One part of the benches of any checkout, on the shoot that both are measured on: `node run-part.ts CHECKOUT PART`, the shoot as JSON on stdin: thousands of paths are too long for an argument. Its results go to stdout as JSON.
 * The module names and what they export are those of bench/; a checkout that lacks one says so.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BenchShoot } from '../bench-shoot.ts';
import type { BenchResult } from '../result.ts';

const [checkout, part] = process.argv.slice(2) as [string, string];
const shoot = JSON.parse(readFileSync(0, 'utf8')) as BenchShoot;
type Bench = (...args: never[]) => BenchResult[] | Promise<BenchResult[]>;

/** Module, its function, what it is given. */
const parts: Readonly<Record<string, readonly [module: string, bench: string, args: readonly unknown[]]>> = {
  list: ['ordered-list', 'benchOrderedList', [shoot]],
  'first-sight': ['first-sight', 'benchFirstSight', [shoot.folder]],
  index: ['whole-index', 'benchWholeIndex', [shoot, () => undefined]],
  previews: ['previews', 'benchPreviews', [shoot.files.filter((_, i) => i % 40 === 0)]],
  catalog: ['catalog', 'benchCatalog', []],
  'big-catalog': ['big-catalog', 'benchBigCatalog', []],
  // Of 10,000 photos each round takes minutes since stacks are compared by detail.
  culling: ['culling', 'benchCulling', [1_000, 3]],
  app: ['app', 'benchApp', []],
};

const [module, name, args] = parts[part]!;
const loaded = (await import(pathToFileURL(path.join(checkout, 'bench', `${module}.ts`)).href)) as Record<
  string,
  Bench
>;
const results = await loaded[name]!(...(args as never[]));
process.stdout.write(JSON.stringify(results), () => process.exit(0));
