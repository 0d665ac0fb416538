/** @file What the engine sees of every frame of every set, as numbers: all that a fit needs, small enough to be kept beside the code. */
import { compareStack } from '../../electron/core/culling/compare/compare-stack.ts';
import { featureNames, type Shortcomings } from '../../electron/core/culling/compare/features.ts';
import { scaleOf } from '../../electron/core/culling/frames/shoot-scale.ts';
import { type OwnFaults, ownFaultNames, ownFaults } from '../../electron/core/culling/judgement/own-faults.ts';
import type { JudgedSet } from './collect.ts';
import { isAcceptable, type Kind, type Severity } from './kinds.ts';
import type { Maker } from './make-pool.ts';
import type { Part } from './scenes.ts';

export interface EvidenceFrame {
  kind: Kind | 'clean';
  severity: Severity | null;
  /** All 0 for a frame that stands alone. */
  shortcomings: Shortcomings;
  faults: OwnFaults;
}

export interface EvidenceSet {
  part: Part;
  maker: Maker;
  scene: string;
  kind: string;
  frames: EvidenceFrame[];
}

const nothing = Object.fromEntries(featureNames.map((name) => [name, 0])) as unknown as Shortcomings;

/** Of the sets as one shoot: what is usual is taken from all of them. */
export function evidenceOf(sets: readonly JudgedSet[], part: Part, maker: Maker): EvidenceSet[] {
  const scale = scaleOf(sets.flatMap((set) => set.frames.map(({ input }) => input)));
  return sets.map((set) => {
    const compared = compareStack(set.frames.map(({ input }) => input));
    return {
      part,
      maker,
      scene: set.scene,
      kind: set.kind,
      frames: set.frames.map(({ plan, input }, i) => ({
        kind: plan.kind,
        severity: plan.severity,
        shortcomings: compared[i]?.shortcomings ?? nothing,
        faults: ownFaults(input, scale, set.frames.length === 1),
      })),
    };
  });
}

const columns = ['part', 'maker', 'scene', 'set', 'kind', 'severity', ...featureNames, ...ownFaultNames];

/** A line per frame, sets one after the other. */
export function toCsv(sets: readonly EvidenceSet[]): string {
  const short = (value: number) => String(Math.round(value * 1000) / 1000);
  const lines = sets.flatMap(({ part, maker, scene, kind: set, frames }, number) =>
    frames.map(({ kind, severity, shortcomings, faults }) =>
      [
        ...[part, maker, scene, `${number} ${set}`, kind, severity ?? ''],
        ...featureNames.map((name) => short(shortcomings[name])),
        ...ownFaultNames.map((name) => short(faults[name])),
      ].join(','),
    ),
  );
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

/** @throws when the columns are not those that the code has now: the rows were made by another version. */
export function fromCsv(text: string): EvidenceSet[] {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== columns.join(','))
    throw new Error('the evidence was written by another version of the engine: make it anew');
  const sets: EvidenceSet[] = [];
  let last = '';
  for (const line of lines) {
    const [part, maker, scene, set, kind, severity, ...numbers] = line.split(',') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    if (set !== last)
      sets.push({
        part: part as Part,
        maker: maker as Maker,
        scene,
        kind: set.slice(set.indexOf(' ') + 1),
        frames: [],
      });
    last = set;
    const named = <Name extends string>(names: readonly Name[], from: number) =>
      Object.fromEntries(names.map((name, i) => [name, Number(numbers[from + i])])) as Record<Name, number>;
    sets.at(-1)!.frames.push({
      kind: kind as Kind | 'clean',
      severity: severity === '' ? null : (severity as Severity),
      shortcomings: named(featureNames, 0),
      faults: named(ownFaultNames, featureNames.length),
    });
  }
  return sets;
}

export const isKept = ({ kind, severity }: EvidenceFrame): boolean => isAcceptable(kind, severity);
