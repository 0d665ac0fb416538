/** @file What files of others' decisions would change in a shoot. Pure: photos and files in, a plan out; applied by merge-decisions.ts. */
import type { PhotoId } from '../../../contract/ids.ts';
import type { MergeChoice, MergeRule } from '../../../contract/merging.ts';
import { type Field, fields } from '../../catalog/journal/stamps.ts';
import type { Merged } from '../../catalog/repos/merges.repo.ts';
import { chooseSide, type Value } from './choose-side.ts';
import type { DecisionsFile, FilePhoto } from './decisions-file.ts';
import { mergeField, type Register, type Side } from './merge-field.ts';
import type { Registers } from './registers.ts';

export interface Here {
  photoId: PhotoId;
  keys: string[];
  pictures: string[];
  registers: Registers;
  /** Values of fields that were never set. */
  valueOf(field: Field): Value;
}

export interface Take {
  photoId: PhotoId;
  field: Field;
  from: Value;
  to: Value;
  by: string;
}

export interface Disputed {
  photoId: PhotoId;
  field: Field;
  now: Value;
  sides: Side<Value>[];
  seen: Register<Value>['seen'];
  starsOf(side: Side<Value>): number;
}

export interface Plan {
  matched: number;
  unmatched: number;
  /** What nobody disputes: taken over, or known to be agreed on. */
  agreed: Merged[];
  takes: Take[];
  disputes: Disputed[];
}

/** Entries by the photos here that show the same content; by the picture without its metadata where one stands against one. */
export function matchPhotos(here: readonly Here[], files: readonly Pick<DecisionsFile, 'photos'>[]) {
  const byKey = new Map<string, Here[]>();
  const byPicture = new Map<string, Here[]>();
  const add = (map: Map<string, Here[]>, key: string, photo: Here) => {
    const others = map.get(key);
    if (!others) map.set(key, [photo]);
    else if (!others.includes(photo)) others.push(photo);
  };
  for (const photo of here) {
    for (const key of photo.keys) add(byKey, key, photo);
    for (const key of photo.pictures) add(byPicture, key, photo);
  }
  const found = new Map<Here, { entry: FilePhoto; file: number }[]>();
  let unmatched = 0;
  files.forEach(({ photos }, file) => {
    for (const entry of photos) {
      const same = new Set(entry.keys.flatMap((key) => byKey.get(key) ?? []));
      if (same.size === 0) {
        const alike = new Set((entry.pictures ?? []).flatMap((key) => byPicture.get(key) ?? []));
        if (alike.size === 1) for (const photo of alike) same.add(photo);
      }
      if (same.size === 0) unmatched += 1;
      for (const photo of same) found.set(photo, [...(found.get(photo) ?? []), { entry, file }]);
    }
  });
  return { found, unmatched };
}

export function planMerge(here: readonly Here[], files: readonly Pick<DecisionsFile, 'photos'>[]): Plan {
  const { found, unmatched } = matchPhotos(here, files);
  const plan: Plan = { matched: found.size, unmatched, agreed: [], takes: [], disputes: [] };
  for (const [photo, entries] of found) {
    const merged: Merged = { photoId: photo.photoId, change: {}, stamps: {} };
    const starsIn = (file: number | null): number[] =>
      file === null
        ? [photo.valueOf('stars') as number]
        : entries.filter((one) => one.file === file).map(({ entry }) => entry.stars?.value ?? 0);
    const starsOf = ({ files }: Side<Value>): number => Math.max(0, ...files.flatMap(starsIn));
    for (const field of fields) {
      const theirs = entries.flatMap(({ entry, file }) => (entry[field] ? [{ ...entry[field], file }] : []));
      if (theirs.length === 0) continue;
      const outcome = mergeField<Value>(photo.registers[field] ?? null, theirs);
      const now = photo.valueOf(field);
      if (outcome.is === 'known') continue;
      if (outcome.is === 'disputed') {
        const { sides, seen } = outcome;
        plan.disputes.push({ photoId: photo.photoId, field, now, sides, seen, starsOf });
        continue;
      }
      const { value, by, seen } = outcome;
      merged.stamps[field] = { by, seen, isChosen: false };
      if (value === now) continue;
      merged.change = { ...merged.change, [field]: value };
      plan.takes.push({ photoId: photo.photoId, field, from: now, to: value, by });
    }
    if (Object.keys(merged.stamps).length > 0) plan.agreed.push(merged);
  }
  return plan;
}

/** The disputes that choices and rule settle, as one entry a photo together with what is agreed on; and how many stay. */
export function settle(
  { agreed, disputes }: Plan,
  rule: MergeRule | null,
  choices: readonly MergeChoice[],
): { merged: Merged[]; settled: number; left: Disputed[]; strayChoices: number } {
  const byHand = new Map(choices.map((choice) => [`${choice.photoId} ${choice.field}`, choice.value]));
  const merged = new Map(agreed.map((one) => [one.photoId, { ...one, stamps: { ...one.stamps } }]));
  const left: Disputed[] = [];
  for (const dispute of disputes) {
    const { photoId, field, sides, seen, now, starsOf } = dispute;
    const key = `${photoId} ${field}`;
    const chosen = byHand.has(key) ? sides.find(({ value }) => value === byHand.get(key)) : null;
    const side = chosen ?? (rule === null ? null : chooseSide(rule, field, sides, starsOf));
    if (chosen) byHand.delete(key);
    if (!side) {
      left.push(dispute);
      continue;
    }
    const one = merged.get(photoId) ?? { photoId, change: {}, stamps: {} };
    one.stamps[field] = { by: side.by, seen, isChosen: true };
    if (side.value !== now) one.change = { ...one.change, [field]: side.value };
    merged.set(photoId, one);
  }
  return { merged: [...merged.values()], settled: disputes.length - left.length, left, strayChoices: byHand.size };
}
