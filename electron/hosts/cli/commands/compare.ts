import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { say } from '../../../../texts/say.ts';
import { withVisibleText } from '../../../contract/visible-text.ts';
import { promisedKind } from '../../../core/library/picture-extensions.ts';
import { compareFiles, type FileComparison } from '../../../core/quality/compare-files.ts';
import { metrics as known, usualMetrics } from '../../../core/quality/compare-pictures.ts';
import { type Condition, failuresOf, parseGate } from '../../../core/quality/gate.ts';
import { makeFolder } from '../../../core/work/make-folder.ts';
import { type ComparedPair, type CompareResult, describePairs, toPair } from '../compare-result.ts';
import { type Command, type CommandContext, parseWords } from '../context.ts';
import { CommandError, exitCode } from '../exit-codes.ts';
import { writeMaps } from '../write-maps.ts';

const usage =
  'compare <reference> <test...> | <folder> <folder>  [--metrics a,b|all] [--gate "ssim>=0.98,psnr>=35"] [--map DIR] [--equal] [--json]';
const ownNames = known.map(({ name }) => name);

export const compare: Command = {
  summary: say('help.compare'),
  usage,
  background: 'none',
  looksOnly: true,
  run: async (words, context) => {
    const options = {
      metrics: { type: 'string' },
      gate: { type: 'string' },
      map: { type: 'string' },
      equal: { type: 'boolean' },
    } as const;
    const { values, positionals } = parseWords(words, options, usage);
    const [reference, ...tests] = positionals;
    if (!reference || tests.length === 0) throw new CommandError(exitCode.usage, say('asked.reference', { usage }));
    const names = await knownNames(context, `${values.metrics ?? ''},${values.gate ?? ''}`);
    const conditions = gateOf(values.gate, names);
    const wanted = metricsOf(values.metrics, conditions, names);
    if (values.map) await makeFolder(values.map);
    const pairs = await pairUp(reference, tests);
    const results: ComparedPair[] = [];
    for (const [index, pair] of pairs.entries()) {
      context.signal.throwIfAborted();
      sayProgress(context, index, pairs.length);
      const found = await comparePair(context, pair, wanted, {
        equal: values.equal ?? false,
        maps: values.map !== undefined,
      });
      const result = toPair(pair.shown, found, failuresOf(conditions, found.metrics));
      if (values.map) result.maps = await writeMaps(values.map, pair.shown.test, found.metrics);
      results.push(result);
    }
    context.terminal.clearProgress();
    const result: CompareResult = { schema: 'chinagraph/compare@1', pairs: results };
    if (context.json) await context.terminal.printJson(result);
    else for (const line of describePairs(withVisibleText(results), wanted)) context.terminal.print(line);
    if (conditions.length > 0 && results.some(({ fails }) => fails.length > 0)) return exitCode.refused;
    return results.some(({ problem }) => problem !== null) ? exitCode.partly : exitCode.ok;
  },
};

interface PairOfFiles {
  reference: string;
  /** Null: the other folder has nothing of that name. */
  test: string | null;
  shown: { reference: string; test: string };
}

async function comparePair(
  context: CommandContext,
  pair: PairOfFiles,
  wanted: string[],
  choices: { equal: boolean; maps: boolean },
): Promise<FileComparison> {
  if (pair.test === null)
    return {
      widthPx: 0,
      heightPx: 0,
      metrics: new Map(),
      madeEqual: [],
      problem: say('compare.onlyHere'),
    };
  const engine = await context.engine();
  const absolute = (file: string) => Buffer.from(path.resolve(file));
  const files = { reference: absolute(pair.reference), test: absolute(pair.test) };
  return compareFiles(engine.pictures, files, wanted, {
    ...choices,
    signal: context.signal,
    learned: { names: engine.scoring.metrics(), compare: engine.scoring.compare },
  });
}

/** Our own metrics and installed ones. One that is asked for and could be installed is named with how. */
async function knownNames(context: CommandContext, asked: string): Promise<string[]> {
  const engine = await context.engine();
  const installed = engine.scoring.metrics();
  const models = await engine.client.models.list({});
  const words = asked.split(/[^a-z0-9-]+/);
  const missing = models.find(
    ({ id, purpose }) => purpose === 'compare' && words.includes(id) && !installed.includes(id),
  );
  if (missing)
    throw new CommandError(exitCode.notFound, say('asked.metricMissing', { name: missing.name, id: missing.id }));
  return [...ownNames, ...installed];
}

function gateOf(text: string | undefined, names: readonly string[]): Condition[] {
  if (text === undefined) return [];
  const conditions = parseGate(text, names);
  if (typeof conditions === 'string') throw new CommandError(exitCode.usage, conditions);
  return conditions;
}

/** What is asked for, and what the gate needs. */
function metricsOf(text: string | undefined, conditions: readonly Condition[], names: readonly string[]): string[] {
  const asked = text === 'all' ? [...names] : (text?.split(',').map((name) => name.trim()) ?? usualMetrics);
  const unknown = asked.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new CommandError(exitCode.usage, say('asked.noMetric', { unknown, known: names.join(', ') }));
  return [...new Set([...asked, ...conditions.map(({ metric }) => metric)])];
}

/** One file against each test, or two folders by name: the whole name first, then the name without its extension. */
async function pairUp(reference: string, tests: readonly string[]): Promise<PairOfFiles[]> {
  const isFolder = async (file: string) => (await stat(file).catch(() => null))?.isDirectory() ?? false;
  const folders = (await Promise.all([reference, ...tests].map(isFolder))).filter(Boolean).length;
  if (folders === 0) return tests.map((test) => ({ reference, test, shown: { reference, test } }));
  for (const file of [reference, ...tests])
    if (!existsSync(file)) throw new CommandError(exitCode.notFound, say('asked.noFile', { file }));
  const [folder, ...more] = tests;
  if (!folder || more.length > 0 || folders < 2)
    throw new CommandError(exitCode.usage, say('asked.twoFolders', { usage }));
  const filesIn = async (dir: string) =>
    (await readdir(dir, { withFileTypes: true }))
      .filter((one) => one.isFile() && !one.name.startsWith('.') && promisesPicture(one.name))
      .map(({ name }) => name)
      .sort();
  const there = await filesIn(folder);
  // Disks write an accented letter in one way or in another.
  const stem = (name: string) => path.parse(name).name.normalize('NFC').toLowerCase();
  return (await filesIn(reference)).map((name) => {
    const match = there.find((one) => one === name) ?? there.find((one) => stem(one) === stem(name)) ?? null;
    const from = path.join(reference, name);
    const to = match === null ? null : path.join(folder, match);
    return { reference: from, test: to, shown: { reference: from, test: to ?? path.join(folder, name) } };
  });
}

/** Sidecars and notes lie beside pictures and are none. */
const promisesPicture = (name: string) => promisedKind(path.extname(name).slice(1).toLowerCase()) !== null;

function sayProgress({ terminal }: CommandContext, done: number, total: number): void {
  const rest = { folderId: null, ratePerSecond: null, secondsLeft: null, state: 'running' as const };
  terminal.progress({ workId: 'compare', kind: 'score', says: say('cli.comparing'), done, total, ...rest });
}
