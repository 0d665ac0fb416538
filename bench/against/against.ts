/** @file Before and after: the same benches of this checkout and of another one, in turn on one machine, beside each other. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { asCamerasWrite, type BenchShoot, benchShoot } from '../bench-shoot.ts';
import { type BenchResult, resultOf } from '../result.ts';

export interface Against {
  /** Another checkout of this project with its own node_modules. */
  checkout: string;
  parts: readonly string[];
  /** Of the shoot that both are measured on. */
  frames: number;
  rounds: number;
}

export interface Compared {
  part: string;
  name: string;
  unit: string;
  /** Of all rounds together; null where a checkout has no such figure. */
  before: BenchResult | null;
  after: BenchResult | null;
}

export const comparableParts = [
  'list',
  'first-sight',
  'index',
  'index-plain',
  'previews',
  'catalog',
  'big-catalog',
  'culling',
  'app',
];

/** Part by part and round by round first the other checkout, then this one, each in a process of its own; every second round the other way round. */
export async function benchAgainst(
  { checkout, parts, frames, rounds }: Against,
  say: (text: string) => void,
): Promise<Compared[]> {
  const here = fileURLToPath(new URL('../..', import.meta.url));
  const plain = await benchShoot(frames, say);
  const written = (await asCamerasWrite(plain, say)) ?? plain;
  const compared: Compared[] = [];
  for (const part of parts) {
    const shoot = part === 'index' ? written : plain;
    const found = { before: [] as BenchResult[], after: [] as BenchResult[] };
    for (let round = 0; round < rounds; round++) {
      const turns = [['before', path.resolve(checkout)] as const, ['after', here] as const];
      for (const [when, tree] of round % 2 === 0 ? turns : turns.toReversed()) {
        say(`${part}, round ${round + 1} of ${rounds}, ${when}`);
        found[when].push(...(await runPart(tree, part, shoot, say)));
      }
    }
    const rows = together(part, found.before, found.after);
    for (const row of rows) say(lineOf(row));
    compared.push(...rows);
  }
  return compared;
}

/** In its own folder, so that it finds its own packages. A checkout that has no such part, or fails at it, has no figures. */
async function runPart(
  tree: string,
  part: string,
  shoot: BenchShoot,
  say: (text: string) => void,
): Promise<BenchResult[]> {
  const script = fileURLToPath(new URL('./run-part.ts', import.meta.url));
  const args = [script, tree, part === 'index-plain' ? 'index' : part];
  try {
    const running = promisify(execFile)(process.execPath, args, { cwd: tree, maxBuffer: 2 ** 28 });
    running.child.stdin?.end(JSON.stringify(shoot));
    const { stdout } = await running;
    return JSON.parse(stdout) as BenchResult[];
  } catch (error) {
    say(
      `  failed in ${tree}: ${error instanceof Error ? error.message.split('\n').slice(1, 8).join(' ') : String(error)}`,
    );
    return [];
  }
}

function together(part: string, before: readonly BenchResult[], after: readonly BenchResult[]): Compared[] {
  const pooled = (of: readonly BenchResult[], name: string) => {
    const same = of.filter((result) => result.name === name);
    const samples = same.flatMap((result) => result.samples);
    return same[0] ? resultOf(name, same[0].unit, samples, same[0].note) : null;
  };
  const names = [...new Set([...after, ...before].map(({ name }) => name))];
  return names.map((name) => {
    const row = { before: pooled(before, name), after: pooled(after, name) };
    return { part, name, unit: (row.after ?? row.before)!.unit, ...row };
  });
}

export function lineOf({ name, unit, before, after }: Compared): string {
  const number = (value: number) => value.toFixed(Math.abs(value) < 10 ? 2 : 1);
  const both = (result: BenchResult | null) =>
    (result ? `${number(result.median)} (p95 ${number(result.p95)})` : 'not there').padStart(24);
  const change = before && after && before.median !== 0 ? `${Math.round((after.median / before.median) * 100)} %` : '';
  return `${name.padEnd(62)} before ${both(before)}  after ${both(after)}  ${unit.padEnd(15)} ${change.padStart(6)}`;
}
