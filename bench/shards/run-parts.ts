/** @file An archive in parts by each of the worked examples, with parts killed at random; and the same by one run, to compare. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = path.join(root, 'electron/hosts/cli/main.ts');
const examples = path.join(root, 'docs/archives');

export interface Archive {
  folder: string;
  /** With the models. */
  catalog: string;
  parts: number;
  /** For files of this run. */
  work: string;
  /** "--models piqe" */
  words: string[];
}

export interface PartsRun {
  /** Times that a part was started, and killed. */
  starts: number;
  kills: number;
  /** Starts that found lines of an earlier one. */
  goneOn: number;
  ms: number;
  files: string[];
}

export type Killing = 'first' | 'often';

/**
 * The program, killed at a random moment: its first start alone, or two starts of three; it keeps count. It stands for whatever kills: an eviction, a full
 * machine, an impatient hand.
 */
function flakyProgram({ work, catalog }: Archive, name: string, killing: Killing, latestKillMs: number): string {
  const file = path.join(work, `${name}.sh`);
  const log = path.join(work, `${name}.log`);
  writeFileSync(
    file,
    `#!/bin/sh
echo start >> "${log}"
before=
for word; do
  [ "$before" = -o ] && [ -f "$word" ] && [ "$(wc -l < "$word")" -gt 1 ] && echo onward >> "${log}"
  before=$word
done
"${process.execPath}" "${main}" "$@" --catalog "${catalog}" & pid=$!
n=$(od -An -N2 -tu2 /dev/urandom | tr -d ' ')
if ${killing === 'often' ? '[ $((n % 3)) -ne 0 ]' : `[ "$(grep -c start "${log}")" -eq 1 ]`}; then
  (sleep "$(awk "BEGIN { print ($n % ${latestKillMs}) / 1000 }")"; kill -9 $pid 2>/dev/null && echo kill >> "${log}") &
fi
wait $pid
`,
  );
  chmodSync(file, 0o755);
  return file;
}

async function run(command: string, words: readonly string[], env: Record<string, string>): Promise<number> {
  const child = spawn(command, words, { env: { ...process.env, ...env }, stdio: 'ignore' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** The worked example that starts the parts. */
export const schedulers = { loop: 'shards.sh', parallel: 'parallel.sh', job: 'job.yaml' } as const;
export type Scheduler = keyof typeof schedulers;

/** What the manifest's container runs, started for each index until it succeeds, as a cluster does. */
async function runJob(archive: Archive, out: string, program: string): Promise<void> {
  const job = parse(readFileSync(path.join(examples, schedulers.job), 'utf8'));
  const [container] = job.spec.template.spec.containers;
  for (let index = 0; index < archive.parts; index++) {
    const env = {
      ...{ FOLDER: archive.folder, PARTS: String(archive.parts), OUT: out, WORDS: archive.words.join(' ') },
      ...{ CHINAGRAPH: program, JOB_COMPLETION_INDEX: String(index) },
    };
    let tries = 0;
    while ((await run(container.command[0], [...container.command.slice(1), ...container.args], env)) !== 0)
      if (++tries > job.spec.backoffLimitPerIndex) throw new Error(`part ${index} failed ${tries} times`);
  }
}

/** @param latestKillMs a process is killed at a random moment before this. */
export async function runParts(
  archive: Archive,
  by: Scheduler,
  killing: Killing,
  latestKillMs: number,
): Promise<PartsRun> {
  const out = path.join(archive.work, by);
  mkdirSync(out, { recursive: true });
  const program = flakyProgram(archive, by, killing, latestKillMs);
  const started = performance.now();
  if (by === 'job') await runJob(archive, out, program);
  else {
    const words = [archive.folder, String(archive.parts), out, ...archive.words];
    const env = { CHINAGRAPH: program, PAUSE: '0' };
    const code = await run(path.join(examples, schedulers[by]), words, env);
    if (code !== 0) throw new Error(`${by} ended with code ${code}`);
  }
  const log = readFileSync(path.join(archive.work, `${by}.log`), 'utf8');
  return {
    starts: log.split('start').length - 1,
    kills: log.split('kill').length - 1,
    goneOn: log.split('onward').length - 1,
    ms: performance.now() - started,
    files: readdirSync(out).map((name) => path.join(out, name)),
  };
}

/** Lines of scores without the moment they were made at, sorted. */
export const linesOf = (files: readonly string[]): string[] =>
  files
    .flatMap((file) => readFileSync(file, 'utf8').trimEnd().split('\n').slice(1))
    .map((line) => line.replaceAll(/,"at":"[^"]*"/g, ''))
    .toSorted();

export async function runWhole({ folder, catalog, work, words }: Archive): Promise<string> {
  const file = path.join(work, 'whole.jsonl');
  const all = [main, 'score', folder, '-o', file, ...words, '--catalog', catalog];
  if ((await run(process.execPath, all, {})) !== 0) throw new Error('the whole run failed');
  return file;
}
