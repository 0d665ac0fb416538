/** @file A shoot's numbers against a panel's file: who is meant by which name, what the panel is worth, what each number is. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import { type Calibration, calibration, type EvaluateSpec, type Evaluation } from '../../contract/evaluating.ts';
import type { FolderId } from '../../contract/ids.ts';
import type { Told } from '../../contract/told.ts';
import { replaceFile } from '../exporting/files/write-file.ts';
import { displayName } from '../library/paths.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import { Refusal } from '../work/refusal.ts';
import { bradleyTerry } from './bradley-terry.ts';
import { combined, parseCombination } from './combination.ts';
import { evaluate } from './evaluate.ts';
import { crossMapped, fitMonotone } from './isotonic.ts';
import { type Panel, panelOf } from './panel.ts';
import { numbersOf } from './photo-numbers.ts';
import { readLabels } from './read-labels.ts';

export interface Evaluating {
  run(folderId: FolderId, spec: EvaluateSpec, signal?: AbortSignal): Promise<Evaluation>;
  calibrations(): Promise<Calibration[]>;
}

export interface EvaluatingDeps {
  need(folderId: FolderId): OpenShoot;
  /** Calibrations lie in a file of it. */
  catalogDir: string;
  nowIso(): string;
}

export function createEvaluating(deps: EvaluatingDeps): Evaluating {
  const file = path.join(deps.catalogDir, 'calibrations.json');
  const calibrations = async (): Promise<Calibration[]> => {
    const text = await readFile(file, 'utf8').catch(() => '[]');
    return z.array(calibration).catch([]).parse(parseOr(text));
  };
  return {
    calibrations,
    run: async (folderId, spec, signal) => {
      const labels = readLabels(spec.text);
      if (typeof labels === 'string') throw new Refusal('REFUSED', say('evaluate.unusable', { problem: labels }));
      const photos = deps.need(folderId).shoot.photos();
      const numbers = numbersOf(photos);
      const known = [...numbers.keys()];
      const wanted = (spec.of ?? known).map((text) => {
        const found = parseCombination(text, known);
        if (typeof found === 'string') throw new Refusal('REFUSED', found);
        return found;
      });
      const { panel, notes } = judge(labels);
      const names = new Map([...panel.means.keys()].map((name) => [name, null as number | null]));
      const find = finder(photos.map(({ id, display }) => ({ id, path: displayName(display.relPath) })));
      for (const name of names.keys()) names.set(name, find(name));
      const ratingOf = new Map(
        [...names].flatMap(([name, id]) => (id === null ? [] : [[String(id), panel.means.get(name)!] as const])),
      );
      const columns: { name: string; x: number[]; y: number[] }[] = [];
      const all: Evaluation['evaluated'] = [];
      for (const one of wanted) {
        signal?.throwIfAborted();
        // The engine answers others in between.
        await setImmediate();
        const values = combined(one, (name) => rated(numbers.get(name)!, ratingOf));
        const pictures = [...values.keys()];
        const [x, y] = [pictures.map((id) => values.get(id)!), pictures.map((id) => ratingOf.get(id)!)];
        columns.push({ name: one.name, x, y });
        all.push(evaluate(one.name, x, y));
      }
      all.sort((a, b) => Math.abs(b.srcc?.value ?? 0) - Math.abs(a.srcc?.value ?? 0));
      const unmatched = [...names].flatMap(([name, id]) => (id === null ? [name] : []));
      return {
        kind: labels.kind,
        rated: names.size,
        matched: names.size - unmatched.length,
        unmatched: unmatched.slice(0, 100),
        ratings: labels.kind === 'ratings' ? labels.ratings.length : labels.pairs.length,
        raters: panel.raters,
        outliers: panel.outliers,
        icc: panel.icc,
        halves: panel.halves,
        evaluated: all,
        calibration:
          spec.calibrate === undefined
            ? null
            : await calibrate(spec, all[0], columns, deps, file, await calibrations()),
        notes,
      };
    },
  };
}

function judge(labels: Exclude<ReturnType<typeof readLabels>, string>): { panel: Panel; notes: Told[] } {
  if (labels.kind === 'ratings') return { panel: panelOf(labels.ratings), notes: [] };
  const scale = bradleyTerry(labels.pairs);
  const raters = new Set(labels.pairs.map(({ rater }) => rater).filter((rater) => rater !== null));
  const means = new Map([...scale].map(([name, { value }]) => [name, value]));
  return {
    panel: { means, raters: raters.size, outliers: [], icc: null, halves: null },
    notes: [say('evaluate.pairs')],
  };
}

const rated = (column: ReadonlyMap<string, number>, ratings: ReadonlyMap<string, number>) =>
  new Map([...column].filter(([id]) => ratings.has(id)));

/** By path, name or stem, case ignored; a name that fits several photos fits none. */
function finder(photos: readonly { id: number; path: string }[]): (name: string) => number | null {
  const by = new Map<string, number | null>();
  const fold = (text: string) => text.normalize('NFC').toLowerCase().replaceAll('\\', '/').replace(/^\.\//, '');
  for (const { id, path: file } of photos) {
    const whole = fold(file);
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    const stem = name.replace(/\.[^.]+$/, '');
    for (const key of new Set([whole, name, stem])) by.set(key, by.has(key) && by.get(key) !== id ? null : id);
  }
  return (name) => by.get(fold(name)) ?? by.get(fold(name).slice(fold(name).lastIndexOf('/') + 1)) ?? null;
}

async function calibrate(
  spec: EvaluateSpec,
  best: Evaluation['evaluated'][number] | undefined,
  columns: readonly { name: string; x: number[]; y: number[] }[],
  deps: EvaluatingDeps,
  file: string,
  before: Calibration[],
): Promise<Calibration> {
  const column = columns.find(({ name }) => name === best?.name);
  if (!best?.srcc || !column || column.x.length < 10) throw new Refusal('REFUSED', say('evaluate.tooFew'));
  const falls = best.srcc.value < 0;
  const { points } = fitMonotone(column.x, column.y, falls);
  const given = crossMapped(column.x, column.y, falls);
  const made: Calibration = {
    name: spec.calibrate!,
    of: column.name,
    points,
    falls,
    rmse: Math.sqrt(given.reduce((sum, value, i) => sum + (value - column.y[i]!) ** 2, 0) / given.length),
    pictures: given.length,
    labels: createHash('sha256').update(spec.text).digest('hex'),
    madeAt: deps.nowIso(),
  };
  const all = [...before.filter(({ name }) => name !== made.name), made];
  await replaceFile(Buffer.from(file), Buffer.from(`${JSON.stringify(all, null, 1)}\n`));
  return made;
}

function parseOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return [];
  }
}
