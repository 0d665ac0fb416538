/** @file What a user's model says of a picture, by its card: one number, a distribution, named numbers, or an embedding held against directions. */
import type { ScoreValue } from '../../native-models/adapters/index.ts';
import type { CardDirection, CardOutput } from './protocol.ts';

/** Numbers per picture that the output must have; null where any number will do. */
export function numbersOfCard(card: CardOutput): number {
  switch (card.kind) {
    case 'single':
      return 1;
    case 'distribution':
      return card.ratings.length;
    case 'named':
      return card.names.length;
    case 'embedding':
      return card.directions[0]!.toward.length;
  }
}

/** `rows`: of every piece of one picture; averaged, probabilities as probabilities. */
export function readCard(rows: readonly (readonly number[])[], card: CardOutput): ScoreValue {
  const mean = (lists: readonly (readonly number[])[]) =>
    lists[0]!.map((_, at) => lists.reduce((sum, list) => sum + list[at]!, 0) / lists.length);
  switch (card.kind) {
    case 'single':
      return { headline: mean(rows)[0]! };
    case 'distribution': {
      const distribution = mean(card.logits ? rows.map(softmax) : rows);
      return { headline: distribution.reduce((sum, share, at) => sum + share * card.ratings[at]!, 0), distribution };
    }
    case 'named':
      return withAttributes(card.names, mean(rows));
    case 'embedding': {
      const embedding = unit(mean(rows.map(unit)));
      const { directions, logitScale } = card;
      return withAttributes(
        directions.map(({ name }) => name),
        directions.map((direction) => along(embedding, direction, logitScale)),
      );
    }
  }
}

/** The first is the headline, the others stand beside it. */
function withAttributes(names: readonly string[], [headline, ...others]: readonly number[]): ScoreValue {
  if (others.length === 0) return { headline: headline! };
  return { headline: headline!, attributes: Object.fromEntries(others.map((value, i) => [names[i + 1]!, value])) };
}

/** How far an embedding lies that way: its cosine, or between two opposites the share of the first (published antonym prompts: Wang, Chan, Loy, AAAI 2023). */
function along(embedding: readonly number[], { toward, away }: CardDirection, logitScale: number): number {
  const cosine = (direction: readonly number[]) =>
    unit(direction).reduce((sum, value, at) => sum + value * embedding[at]!, 0);
  if (!away) return cosine(toward);
  return 1 / (1 + Math.exp(-logitScale * (cosine(toward) - cosine(away))));
}

function unit(values: readonly number[]): number[] {
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

function softmax(logits: readonly number[]): number[] {
  const highest = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}
