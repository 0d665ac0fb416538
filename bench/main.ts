/** @file Command: the benches. See usage. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchAgainst, comparableParts } from './against/against.ts';
import { engineParts, type Say } from './engine.ts';
import { benchJudgement } from './judgement.ts';
import { describeMachine } from './machine.ts';
import { qualityParts } from './quality-parts.ts';
import type { BenchResult } from './result.ts';
import { schedulers } from './shards/run-parts.ts';
import { judge } from './targets.ts';

const servingParts = ['ensemble', 'clients'];
const usage = `npm run -s bench -- engine|judgement|sharpness|scoring|quality|app|shards|serving|all [--only PART,PART] [--json]

  engine    parts: ${Object.keys(engineParts).join(', ')}
  judgement is the right frame proposed: bursts made from real scenes by an imitated camera; minutes, frames are kept
  sharpness the number of that name on shaken, defocused and sharp frames of the same imitated camera
  scoring   models through the scoring process
  quality   metrics and proofs of 24 megapixels against decoding and sharp; learned metrics, beside PyTorch where CHINAGRAPH_TORCH names
            a Python that has it with lpips and openai-clip
  app       the page in a real browser
  serving   eight clients against each real server on this machine; one merged graph against an ensemble
  shards    an archive in sixteen parts, killed at random, against one run
  --only    these parts of the engine's bench; of quality: ${qualityParts.join(', ')}; of shards: ${Object.keys(schedulers).join(', ')}; of serving: ${servingParts.join(', ')}
  --json    no table; JSON is on stdout in any case
  --against CHECKOUT [--only ${comparableParts.join(',')}] [--frames 240] [--rounds 3]
            these parts of that checkout and of this one in turn, before and after beside each other; of app: BENCH_ONLY=keys,open
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean' },
    against: { type: 'string' },
    frames: { type: 'string', default: '240' },
    rounds: { type: 'string', default: '3' },
  },
});
const groups = ['engine', 'judgement', 'sharpness', 'scoring', 'quality', 'app', 'shards', 'serving'];
const [wanted = 'all'] = positionals;
const only = values.only?.split(',') ?? null;
const known = (name: string): boolean =>
  values.against === undefined
    ? name in engineParts || name in schedulers || servingParts.includes(name) || qualityParts.includes(name)
    : comparableParts.includes(name);
if (values.help || ![...groups, 'all'].includes(wanted) || only?.some((name) => !known(name))) {
  process.stderr.write(usage);
  process.exit(values.help ? 0 : 2);
}

const isPart = (name: string): boolean => only === null || only.includes(name);

interface Row extends BenchResult {
  group: string;
  part: string;
  target?: string;
  met?: boolean;
}
const rows: Row[] = [];
const notes: string[] = [];
const machine = describeMachine();
const tell: Say = (text) => void (values.json || process.stderr.write(`${text}\n`));
const startedAt = new Date().toISOString();

async function run(group: string, part: string, bench: (say: Say) => Promise<BenchResult[]>): Promise<void> {
  const started = performance.now();
  try {
    for (const result of await bench((text) => tell(`  ${text}`))) {
      const row = { group, part, ...result, ...judge(result) };
      rows.push(row);
      tell(lineOf(row));
    }
  } catch (error) {
    notes.push(`${group} ${part} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    process.exitCode = 1;
  }
  tell(`${group} ${part}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

function lineOf({ name, unit, median, p95, target, met }: Row): string {
  const number = (value: number) => value.toFixed(value < 10 ? 2 : 1).padStart(9);
  const verdict = target === undefined ? '' : `${met ? 'ok  ' : 'MISS'} ${target}`;
  return `${name.padEnd(58)} median ${number(median)}  p95 ${number(p95)} ${unit.padEnd(15)} ${verdict}`;
}

/** Loaded when asked for: the page's bench needs a browser's driver, the scorer's its stand-in models. */
async function load<T>(file: string): Promise<T | null> {
  const url = new URL(file, import.meta.url);
  if (!existsSync(fileURLToPath(url))) return null;
  return (await import(url.href)) as T;
}

tell(
  `${machine.cpu}, ${machine.cores} cores, ${machine.memoryMb} MB, load ${machine.load}, Node ${machine.versions.node}`,
);
if (values.against !== undefined) {
  const compared = await benchAgainst(
    {
      checkout: values.against,
      parts: only ?? ['list', 'first-sight', 'index', 'index-plain', 'catalog', 'culling'],
      frames: Number(values.frames),
      rounds: Number(values.rounds),
    },
    tell,
  );
  process.stdout.write(
    `${JSON.stringify({ schema: 'chinagraph/bench-against@1', startedAt, machine, compared }, null, 2)}\n`,
  );
  process.exit(compared.some(({ before, after }) => before === null && after === null) ? 1 : 0);
}
if (wanted === 'engine' || wanted === 'all') {
  for (const [part, bench] of Object.entries(engineParts)) {
    if (!only || only.includes(part)) await run('engine', part, bench);
  }
}
if (wanted === 'judgement') await run('judgement', 'judgement', (say) => benchJudgement(say));
if (wanted === 'sharpness') await run('sharpness', 'sharpness', (await import('./sharpness.ts')).benchSharpness);
if (wanted === 'scoring' || wanted === 'all') {
  const scoring = await load<{ benchScoring(): Promise<BenchResult[]> }>('./scoring.ts');
  if (scoring) await run('scoring', 'scoring', scoring.benchScoring);
  else notes.push('scoring skipped: there is no bench/scoring.ts');
}
if (wanted === 'quality') {
  const quality = await import('./quality.ts');
  if (isPart('metrics')) await run('quality', 'metrics', quality.benchQuality);
  if (isPart('proofs')) await run('quality', 'proofs', quality.benchProofs);
  if (isPart('learned')) await run('quality', 'learned', (await import('./quality/learned.ts')).benchLearned);
}
if (wanted === 'app' || wanted === 'all') {
  const app = await load<{ benchApp(): Promise<BenchResult[]> }>('./app.ts');
  if (app) await run('app', 'app', app.benchApp);
  else notes.push('app skipped: there is no bench/app.ts');
}
if (wanted === 'serving') {
  // Beside the tests' servers; by its address, so that the benches need no types of tests.
  const serving = await load<{ benchServing(say: Say): Promise<BenchResult[]> }>('../test/servers/eight-clients.ts');
  const ensemble = await load<{ benchEnsemble(say: Say): Promise<BenchResult[]> }>(
    '../test/servers/merged-or-ensemble.ts',
  );
  if (ensemble && isPart('ensemble')) await run('serving', 'ensemble', ensemble.benchEnsemble);
  if (serving && isPart('clients')) await run('serving', 'clients', serving.benchServing);
}
if (wanted === 'shards')
  await run('shards', 'shards', async (say) => (await import('./shards.ts')).benchShards(say, only));
for (const note of notes) tell(note);
const missed = rows.filter((row) => row.met === false).map((row) => row.name);
process.stdout.write(
  `${JSON.stringify({ schema: 'chinagraph/bench@1', startedAt, machine, notes, missed, results: rows }, null, 2)}\n`,
);
