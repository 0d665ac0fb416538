/** @file The fitted judgement: numbers from `npm run fit-judgement`, none typed by hand. */
import type { Feature } from '../compare/features.ts';
import type { Doubt } from './doubts.ts';
import type { Fault } from './faults.ts';
import fitted from './fitted.json' with { type: 'json' };
import type { Curve } from './terms.ts';

export interface Judgement {
  schema: 'chinagraph/judgement@1';
  /** How it came about: which scenes, which maker, what it reached where it was not fitted. */
  provenance: Readonly<Record<string, unknown>>;
  /** Costs of shortcomings inside a stack; differences of their sums are log odds of a pair (Bradley and Terry 1952). */
  ranking: Readonly<Record<Feature, Curve>>;
  /** Log odds that a frame is one to keep: the base, with what being alone or the sharp best of a stack adds, less what its faults cost, and what makes it doubtful that it is the best. */
  keeping: {
    base: number;
    alone: number;
    best: number;
    faults: Readonly<Record<Fault, Curve>>;
    doubts: Readonly<Record<Doubt, Curve>>;
  };
}

export const judgement: Judgement = fitted as unknown as Judgement;
