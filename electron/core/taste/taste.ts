/**
 * @file The photographer's taste, per shoot type: gathered from decisions, kept in the catalog, used only behind its gate, forgotten on demand. See [Note: the gate of taste].
 *
 * What was gathered of a shoot is replaced whenever the shoot is looked at again, so that an undone decision is unlearnt by itself.
 */

import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { say } from '../../../texts/say.ts';
import { type FolderId, type PhotoId, type PlaceToken, photoId } from '../../contract/ids.ts';
import type { LearntTaste } from '../../contract/taste.ts';
import type { Told } from '../../contract/told.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Direction, directions, type Leanings } from '../culling/taste/directions.ts';
import { type Taste as Fitted, fitTaste, type Preference } from '../culling/taste/fit-taste.ts';
import { askGate, fewest, type Gate } from '../culling/taste/gate.ts';
import { generalType } from '../settings/built-in-types.ts';
import { Refusal } from '../work/refusal.ts';
import type { PreferenceOfPhotos } from './gather-preferences.ts';

export interface Taste {
  /** What shoots of a type are ranked with; null while nothing is believed. */
  of(type: string | null): Leanings | null;
  /** Replaces what a shoot taught. */
  learn(folderId: FolderId, type: string | null, found: readonly PreferenceOfPhotos[]): void;
  list(): LearntTaste[];
  /** Of one type, or of all; the decisions it came from teach nothing any more. */
  forget(type: string | null): LearntTaste[];
  exportTo(destination: PlaceToken): Promise<{ file: string }>;
}

/** Shoot, stack, shared log odds, weight, the two photos, differences in the order of `directions`. */
const row = z.tuple([
  z.number(),
  z.number(),
  z.number(),
  photoId,
  photoId,
  z.array(z.number()).length(directions.length),
]);
const ofShoot = z.object({ type: z.string(), rows: z.array(row) });
type OfShoot = z.infer<typeof ofShoot>;

const shootsKey = 'taste: shoots';
const shootKey = (folderId: number) => `taste of folder ${folderId}`;
const forgottenKey = 'taste: forgotten';
/** A shoot of thousands of stacks says no more about a taste than so many choices. */
const mostRows = 1_500;
/** A direction is put into words from so many standard deviations on. */
const sureFrom = 1.64;

export function createTaste(deps: {
  catalog: Pick<Catalog, 'settings' | 'readOnly'>;
  isWanted(): boolean;
  pathOf(token: PlaceToken): Buffer | null;
}): Taste {
  const { settings, readOnly } = deps.catalog;
  let known: Map<string, { taste: Fitted; gate: Gate }> | null = null;
  const shoots = () => settings.get(shootsKey, z.array(z.number().int()), []);
  const read = (folderId: number): OfShoot =>
    settings.get(shootKey(folderId), ofShoot, { type: generalType, rows: [] });
  const forgotten = () => new Set(settings.get(forgottenKey, z.array(photoId), []));
  const nameOf = (type: string | null) => type ?? generalType;

  const learnt = () => {
    if (known) return known;
    const byType = new Map<string, Preference[]>();
    for (const folderId of shoots()) {
      const { type, rows } = read(folderId);
      const into = byType.get(type) ?? [];
      for (const [stack, shared, weight, , , values] of rows)
        into.push({ shoot: folderId, stack, shared, weight, difference: leaningsFrom(values) });
      if (into.length > 0) byType.set(type, into);
    }
    known = new Map([...byType].map(([type, rows]) => [type, { taste: fitTaste(rows), gate: askGate(rows) }]));
    return known;
  };
  const list = (): LearntTaste[] =>
    [...learnt()].map(([type, { taste, gate }]) => ({
      ...{ type, isOn: gate.isOn, shoots: gate.shoots, stacks: gate.stacks, needs: fewest },
      ...{ shared: gate.shared, personal: gate.personal, says: inWords(taste), weights: { ...taste.weights } },
    }));

  return {
    of: (type) => {
      if (!deps.isWanted()) return null;
      const found = learnt().get(nameOf(type));
      return found?.gate.isOn ? found.taste.weights : null;
    },
    learn: (folderId, type, found) => {
      if (readOnly || !deps.isWanted()) return;
      const before = read(folderId);
      const left = forgotten();
      const rows = found
        .filter(({ taken }) => !left.has(taken))
        .slice(0, mostRows)
        .map((one): OfShoot['rows'][number] => [
          ...([one.stack, round(one.shared), one.weight, one.taken, one.other] as const),
          directions.map((name) => round(one.difference[name])),
        ]);
      if (rows.length === 0 && before.rows.length === 0) return;
      const next: OfShoot = { type: nameOf(type), rows };
      if (JSON.stringify(next) === JSON.stringify(before)) return;
      settings.set(shootKey(folderId), next);
      if (!shoots().includes(folderId)) settings.set(shootsKey, [...shoots(), folderId]);
      known = null;
    },
    list,
    forget: (type) => {
      const gone = new Set<PhotoId>(forgotten());
      for (const folderId of shoots()) {
        const own = read(folderId);
        if (type !== null && own.type !== type) continue;
        for (const [, , , taken] of own.rows) gone.add(taken);
        settings.set(shootKey(folderId), { ...own, rows: [] });
      }
      settings.set(forgottenKey, [...gone]);
      known = null;
      return list();
    },
    exportTo: async (destination) => {
      const folder = deps.pathOf(destination);
      if (!folder) throw new Refusal('NOT_FOUND', say('refused.destinationOld'));
      const text = `${JSON.stringify({ schema: 'chinagraph/taste@1', tastes: list() }, null, 2)}\n`;
      for (let n = 1; n < 1_000; n++) {
        const file = `Chinagraph taste${n === 1 ? '' : ` ${n}`}.json`;
        const failed = await writeFile(Buffer.concat([folder, Buffer.from(`/${file}`)]), text, { flag: 'wx' }).then(
          () => null,
          (error: NodeJS.ErrnoException) => error.code ?? 'unknown',
        );
        if (failed === null) return { file };
        if (failed !== 'EEXIST') throw new Refusal('REFUSED', say('file.cannotWrite', { file, code: failed }));
      }
      throw new Refusal('REFUSED', say('file.thousand'));
    },
  };
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

const leaningsFrom = (values: readonly number[]): Leanings =>
  Object.fromEntries(directions.map((name, i) => [name, values[i] ?? 0])) as Record<Direction, number>;

function inWords({ weights, spread }: Fitted): Told[] {
  const surety = (name: Direction) => Math.abs(weights[name]) / Math.max(1e-9, spread[name]);
  return directions
    .filter((name) => surety(name) > sureFrom)
    .sort((a, b) => surety(b) - surety(a))
    .map((name) => say(weights[name] > 0 ? `taste.more-${name}` : `taste.less-${name}`));
}
