/** @file A monotone mapping from a metric to a panel's scale: pooled adjacent violators (Ayer et al. 1955), judged on pictures that it was not made of. */
import { createChance } from './chance.ts';

export interface Mapping {
  /** Rising metric values and what the panel says there; between them straight lines, beyond them the ends. */
  points: { x: number; y: number }[];
  /** Ratings fall as the metric rises. */
  falls: boolean;
}

export function fitMonotone(x: readonly number[], y: readonly number[], falls: boolean): Mapping {
  const order = x.map((_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const blocks: { x: number; y: number; n: number }[] = [];
  for (const i of order) {
    const value = falls ? -y[i]! : y[i]!;
    let block = { x: x[i]!, y: value, n: 1 };
    while (blocks.length > 0 && (blocks.at(-1)!.y >= block.y || blocks.at(-1)!.x === block.x)) {
      const before = blocks.pop()!;
      const n = before.n + block.n;
      block = { x: (before.x * before.n + block.x * block.n) / n, y: (before.y * before.n + block.y * block.n) / n, n };
    }
    blocks.push(block);
  }
  return { points: blocks.map((block) => ({ x: block.x, y: falls ? -block.y : block.y })), falls };
}

export function mapped({ points }: Mapping, x: number): number {
  const after = points.findIndex((point) => point.x >= x);
  if (after < 0) return points.at(-1)!.y;
  const [low, high] = [points[after - 1], points[after]!];
  if (!low || high.x === low.x) return high.y;
  return low.y + ((high.y - low.y) * (x - low.x)) / (high.x - low.x);
}

/** What pictures that the mapping was not made of would be given: `folds` parts, each by the others. */
export function crossMapped(x: readonly number[], y: readonly number[], falls: boolean, folds = 5): number[] {
  const chance = createChance(5);
  const order = x.map((_, i) => i);
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const out = new Array<number>(x.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const held = order.filter((_, i) => i % folds === fold);
    const rest = order.filter((_, i) => i % folds !== fold);
    const mapping = fitMonotone(
      rest.map((i) => x[i]!),
      rest.map((i) => y[i]!),
      falls,
    );
    for (const i of held) out[i] = mapped(mapping, x[i]!);
  }
  return out;
}
