/** @file The judgement bench: is the right frame proposed, on pictures that nothing was fitted on? */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PhotoId } from '../electron/contract/ids.ts';
import { defaultCullSettings } from '../electron/contract/suggestion.ts';
import { rankStack, rankStacks } from '../electron/core/culling/rank-stack.ts';
import { suggest } from '../electron/core/culling/suggest.ts';
import { stages } from '../electron/core/results/stages.ts';
import { baselineNames } from './judgement/baselines.ts';
import { type CollectOptions, collectSets, type JudgedSet, withSettings } from './judgement/collect.ts';
import { openFaceFinder } from './judgement/find-faces.ts';
import type { Maker } from './judgement/make-pool.ts';
import { belowSimple, belowTable, rankTable, suggestTable } from './judgement/print-table.ts';
import { listScenes, type Part } from './judgement/scenes.ts';
import { type RankSet, scoreRanking, scoreSuggestions, type Verdict } from './judgement/score-judge.ts';
import { type BenchResult, resultOf } from './result.ts';

export const sharedDir = process.env.CHINAGRAPH_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url));

/** Frames take half a second each to make: they are kept between runs. */
export const cacheDir = process.env.CHINAGRAPH_JUDGEMENT_CACHE ?? path.join(tmpdir(), 'chinagraph-judgement');

/** Faces that were found by another analysis are found again; raise the last number when other face models are to be used. */
const facesVersion = `faces-${stages.faces.version}.1`;

export async function collectPart(
  part: Part,
  more: Partial<Pick<CollectOptions, 'scenes' | 'onlyTaken' | 'salt' | 'maker' | 'say'>> = {},
): Promise<JudgedSet[]> {
  const folder = path.join(sharedDir, 'scenes');
  if (!existsSync(folder)) throw new Error(`There are no scenes at ${folder}; CHINAGRAPH_SHARED names another place.`);
  const findFaces = await openFaceFinder(sharedDir);
  return collectSets(await listScenes(folder), part, {
    cacheDir,
    findFaces,
    facesVersion: findFaces === null ? null : facesVersion,
    ...more,
  });
}

/** The engine's utility of each frame of a set. */
const rankByEngine: RankSet = (set) => {
  const ranked = rankStack(set.frames.map(({ input }) => input));
  const utility = new Map(ranked.map((rank) => [rank.id, rank.utility]));
  return set.frames.map(({ input }) => utility.get(input.id)!);
};

function suggestForSets(sets: readonly JudgedSet[]): Map<PhotoId, Verdict> {
  const inputs = sets.flatMap((set) => set.frames.map(({ input }) => input));
  const stacks = sets.map((set) => set.stack);
  const suggestions = suggest(inputs, stacks, defaultCullSettings, rankStacks(inputs, stacks));
  return new Map(inputs.map(({ id }, i) => [id, suggestions[i]!]));
}

/** `part` is the reporting one unless somebody chooses between models. */
export async function benchJudgement(
  say: (text: string) => void,
  options: { part?: Part; scenes?: number; onlyTaken?: boolean; salt?: number; maker?: Maker } = {},
): Promise<BenchResult[]> {
  const { part = 'reporting', ...more } = options;
  const sets = await collectPart(part, { ...more, say });
  const baselines = baselineNames.map((name) => ({
    name,
    score: scoreRanking(sets, (set) => set.frames.map((frame) => frame.baselines[name])),
  }));
  const engine = scoreRanking(sets, rankByEngine);
  const suggestions = scoreSuggestions(sets, suggestForSets(sets));
  const scenes = new Set(sets.map((set) => set.scene)).size;
  say(`${scenes} ${part} scenes, ${sets.length} sets`);
  const told = withSettings(sets);
  const byFiles = { name: 'with settings', score: scoreRanking(told, rankByEngine) };
  const below = belowSimple(engine, baselines);
  say(rankTable([{ name: 'engine', score: engine }, byFiles, ...baselines]));
  say(belowTable(below));
  say(suggestTable(suggestions));
  say(`with settings\n${suggestTable(scoreSuggestions(told, suggestForSets(told)))}`);
  const share = (name: string, { hits, of }: { hits: number; of: number }) =>
    resultOf(name, '%', [(100 * hits) / Math.max(1, of)], `${hits} of ${of}; ${scenes} ${part} scenes`);
  const severities = Object.entries(engine.firstOfSeven);
  return [
    ...severities.map(([severity, found]) => share(`judgement: clean first of seven, ${severity}`, found)),
    ...Object.entries(engine.pairs).map(([severity, found]) => share(`judgement: pairs, ${severity}`, found)),
    share('judgement: acceptable frame first', engine.acceptableFirst),
    share('judgement: acceptable frame first, files with settings', byFiles.score.acceptableFirst),
    resultOf(
      'judgement: kinds and severities below the best simple way',
      'of 33',
      [below.length],
      below.map(({ key }) => key).join(', '),
    ),
    share('judgement: clean frames suggested as rejects', suggestions.cleanRejected),
    share('judgement: stacks with nothing usable that get a keep', suggestions.hopelessKept),
    share('judgement: gross failures suggested as keepers', suggestions.grossKept),
    resultOf(
      'judgement: calibration error of keep',
      'points',
      [100 * suggestions.keeps.error],
      `${suggestions.keeps.count} keeps`,
    ),
    resultOf(
      'judgement: calibration error of reject',
      'points',
      [100 * suggestions.rejects.error],
      `${suggestions.rejects.count} rejects`,
    ),
  ];
}
