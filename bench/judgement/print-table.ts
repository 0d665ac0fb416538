/** @file The judgement bench's tables as text. */
import type { Kind, Severity } from './kinds.ts';
import { kinds, severities } from './kinds.ts';
import { kindKey, type RankScore, type Reliability, type Share, type SuggestScore } from './score-judge.ts';

export const percentOf = ({ hits, of }: Share): string => (of === 0 ? '-' : ((100 * hits) / of).toFixed(1));

const row = (name: string, cells: readonly string[]): string =>
  name.padEnd(40) + cells.map((cell) => cell.padStart(12)).join('');

/** Ranking of several ways side by side, then pairs by kind and severity. */
export function rankTable(scores: readonly { name: string; score: RankScore }[]): string {
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
