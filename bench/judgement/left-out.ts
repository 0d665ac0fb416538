/**
 * @file How the judgement does on each camera by weights that saw neither it nor the scene, from the kept evidence alone: what an app is shown are pictures of cameras that nothing was fitted to. Rules beside
 * the weights (sharper faces, disputed light, focus elsewhere) need pictures and are the bench's.
 */
import { doubtNames } from '../../electron/core/culling/judgement/doubts.ts';
import { faultNames } from '../../electron/core/culling/judgement/faults.ts';
import type { Judgement } from '../../electron/core/culling/judgement/fitted.ts';
import { costOf } from '../../electron/core/culling/judgement/terms.ts';
import { type EvidenceSet, isKept } from './evidence-rows.ts';
import { crossedRows, fitKeeping, type KeepingRow } from './fit-judgement.ts';
import { percentOf } from './print-table.ts';
import { type Reliability, reliabilityOf, type Share } from './score-judge.ts';

export interface LeftOut {
  camera: string;
  scenes: number;
  /** Of sets with clean and spoiled frames. */
  acceptableFirst: Share;
  oneOfFive: Share;
  /** The best of stacks that are suggested as keepers. */
  keeps: Reliability;
  /** What lies between said and held if nothing but chance does: the mean error of as many draws at what was said. */
  byChance: number;
}

/** Log odds from which on the best of a stack is suggested as keeper. */
const keepFrom = 1.4;

/** One entry per camera. Confidence too is fitted without the camera, on rows of the others crossed in the same way. */
export function leftOut(sets: readonly EvidenceSet[]): LeftOut[] {
  const rows = crossedRows(sets);
  return [...new Set(sets.map(({ maker }) => maker))].map((camera) => {
    const own = rows.filter(({ set }) => set.maker === camera);
    const keeping = fitKeeping(crossedRows(sets.filter(({ maker }) => maker !== camera)));
    const firsts = own.filter(({ doubts }) => doubts !== null);
    const mixed = firsts.filter(({ set: { frames } }) => {
      const clean = frames.filter(({ kind }) => kind === 'clean').length;
      return clean > 0 && clean < frames.length;
    });
    const cases = firsts
      .filter(({ faults }) => faults.soft === 0)
      .map((row) => ({ odds: oddsOf(keeping, row), held: isKept(row.frame) }))
      .filter(({ odds }) => odds >= keepFrom)
      .map(({ odds, held }) => [1 / (1 + Math.exp(-odds)), held] as const);
    return {
      camera,
      scenes: new Set(own.map(({ set }) => set.scene)).size,
      acceptableFirst: share(mixed, ({ frame }) => isKept(frame)),
      oneOfFive: share(
        mixed.filter(({ set }) => set.kind === 'one-clean-of-five'),
        ({ frame }) => frame.kind === 'clean',
      ),
      keeps: reliabilityOf(cases),
      byChance: chanceOf(cases.map(([confidence]) => confidence)),
    };
  });
}

const share = (rows: readonly KeepingRow[], holds: (row: KeepingRow) => boolean): Share => ({
  hits: rows.filter(holds).length,
  of: rows.length,
});

function oddsOf({ base, best, faults, doubts }: Judgement['keeping'], row: KeepingRow): number {
  const own = faultNames.reduce((sum, name) => sum + costOf(faults[name], row.faults[name]), 0);
  const doubted = doubtNames.reduce((sum, name) => sum + costOf(doubts[name], row.doubts![name]), 0);
  return base + best - own - doubted;
}

/** Mean error (reliabilityOf) where each holds with exactly the probability that was said. */
function chanceOf(said: readonly number[]): number {
  const draws = 200;
  let state = 1;
  const unit = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  let sum = 0;
  for (let i = 0; i < draws; i++) sum += reliabilityOf(said.map((p) => [p, unit() < p] as const)).error;
  return sum / draws;
}

export function leftOutTable(found: readonly LeftOut[]): string {
  const points = (value: number) => (100 * value).toFixed(1);
  const head = ['camera', 'scenes', 'acceptable first', 'one of five', 'keeps', 'said', 'held', 'error', 'by chance'];
  const lines = found.map(({ camera, scenes, acceptableFirst, oneOfFive, keeps, byChance }) => [
    ...[camera, String(scenes), `${percentOf(acceptableFirst)} of ${acceptableFirst.of}`],
    `${percentOf(oneOfFive)} of ${oneOfFive.of}`,
    ...[String(keeps.count), ...[keeps.said, keeps.held, keeps.error, byChance].map(points)],
  ]);
  return [head, ...lines]
    .map((cells) =>
      cells
        .map((cell) => cell.padEnd(17))
        .join('')
        .trimEnd(),
    )
    .join('\n');
}
