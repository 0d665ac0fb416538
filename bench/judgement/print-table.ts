/** @file The judgement bench's tables as text. */
import type { Kind, Severity } from './kinds.ts';
import { kinds, severities } from './kinds.ts';
import { kindKey, type RankScore, type Reliability, type Share, type SuggestScore } from './score-judge.ts';

export const percentOf = ({ hits, of }: Share): string => (of === 0 ? '-' : ((100 * hits) / of).toFixed(1));

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(40) + cells.map((cell) => cell.padStart(12)).join('');

export interface NamedScore {
  name: string;
  score: RankScore;
}

export interface Below {
  /** Severity and kind. */
  key: string;
  engine: Share;
  best: NamedScore;
}

/** Kinds and severities of which a simple way has more pairs right than the engine, the widest gap first. */
export function belowSimple(engine: RankScore, simple: readonly NamedScore[]): Below[] {
  const rate = ({ hits, of }: Share) => hits / Math.max(1, of);
  return [...engine.pairsByKind]
    .flatMap(([key, own]) => {
      const best = simple.toSorted(
        (a, b) => rate(b.score.pairsByKind.get(key)!) - rate(a.score.pairsByKind.get(key)!),
      )[0]!;
      return rate(best.score.pairsByKind.get(key)!) > rate(own) ? [{ key, engine: own, best }] : [];
    })
    .sort((a, b) => gapOf(b) - gapOf(a));
}

/** Pairs that the simple way has more. */
const gapOf = ({ key, engine, best }: Below): number => best.score.pairsByKind.get(key)!.hits - engine.hits;

export function belowTable(found: readonly Below[]): string {
  if (found.length === 0) return 'nowhere below a simple way';
  return [
    'below the best simple way (pairs): engine, the other, pairs between',
    ...found.map((one) => {
      const { key, engine, best } = one;
      const other = best.score.pairsByKind.get(key)!;
      return row(`  ${key} (${engine.of})`, [percentOf(engine), percentOf(other), String(gapOf(one)), best.name]);
    }),
  ].join('\n');
}

/** Ranking of several ways side by side, then pairs by kind and severity. */
export function rankTable(scores: readonly NamedScore[]): string {
  const line = (name: string, of: (score: RankScore) => Share) =>
    row(
      `${name} (${of(scores[0]!.score).of})`,
      scores.map(({ score }) => percentOf(of(score))),
    );
  const perSeverity = (name: string, of: (score: RankScore) => Record<Severity, Share>) =>
    severities.map((severity) => line(`${name}, ${severity}`, (score) => of(score)[severity]));
  const perKind = kinds.flatMap((kind: Kind) =>
    severities.map((severity) =>
      line(`  ${severity} ${kind}`, (score) => score.pairsByKind.get(kindKey(kind, severity))!),
    ),
  );
  return [
    row(
      'per cent (of how many)',
      scores.map(({ name }) => name),
    ),
    ...perSeverity('clean first of seven', (score) => score.firstOfSeven),
    ...perSeverity('pairs', (score) => score.pairs),
    line('acceptable frame first, mixed sets', (score) => score.acceptableFirst),
    line('clean frame first, mixed sets', (score) => score.cleanFirst),
    line('clean first where four of five fail', (score) => score.oneOfFive),
    'pairs by kind and severity',
    ...perKind,
  ].join('\n');
}

export function suggestTable(score: SuggestScore): string {
  const line = (name: string, share: Share) => row(name, [`${percentOf(share)} %`, `${share.hits} of ${share.of}`]);
  return [
    line('clean frames suggested as rejects', score.cleanRejected),
    line('  in stacks of which four of five fail', score.cleanRejectedOfFive),
    line('stacks with nothing usable that get a keep', score.hopelessKept),
    line('gross failures suggested as keepers', score.grossKept),
    ...reliability('keep', score.keeps),
    ...reliability('reject', score.rejects),
  ].join('\n');
}

function reliability(name: string, { said, held, count, error, bins }: Reliability): string[] {
  const percent = (value: number) => (100 * value).toFixed(1);
  return [
    row(`${name}: said / held / calibration error`, [percent(said), percent(held), percent(error), `of ${count}`]),
    ...bins.map((bin) =>
      row(`  from ${percent(bin.from)}`, [percent(bin.said), percent(bin.held), '', `of ${bin.count}`]),
    ),
  ];
}
