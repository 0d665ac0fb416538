/** @file Decisions of one person carried to another: written to a file, shown as a plan, merged as one step. */
import { randomUUID } from 'node:crypto';
import { say } from '../../../../texts/say.ts';
import type { ContentKey, FolderId, PhotoId, PlaceToken } from '../../../contract/ids.ts';
import { type MergeChoice, type MergePlan, type MergeRule, mergeRule } from '../../../contract/merging.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { codeBits, encodeDecision } from '../../catalog/journal/decision-code.ts';
import type { OpinionRow } from '../../catalog/journal/records.ts';
import { type Field, fields } from '../../catalog/journal/stamps.ts';
import type { Merged } from '../../catalog/repos/merges.repo.ts';
import type { Clock } from '../../work/clock.ts';
import { Refusal } from '../../work/refusal.ts';
import { fileNameOf, writeNewFile } from '../../work/write-new-file.ts';
import type { Decide, Told } from '../decide.ts';
import type { Authors } from './authors.ts';
import { isHere, type Value } from './choose-side.ts';
import {
  type DecisionsFile,
  decisionsSchema,
  type FilePhoto,
  formatDecisionsFile,
  parseDecisionsFile,
} from './decisions-file.ts';
import { type Here, matchPhotos, type Plan, planMerge, settle } from './plan-merge.ts';
import { fieldOf, registersOf } from './registers.ts';

const listed = 1_000;
const plansKept = 4;

export interface MergePart {
  /** The shoot's decisions as the text of a file; refused where nothing was ever decided. */
  exportText(folderId: FolderId): { text: string; photos: number; author: string };
  /** The same into a new file in a folder. */
  exportFile(folderId: FolderId, destination: PlaceToken): Promise<{ file: string; photos: number }>;
  /** Shoots of this catalog that the files speak of. */
  foldersFor(files: readonly { name: string; text: string }[]): FolderId[];
  plan(folderId: FolderId, files: readonly { name: string; text: string }[]): MergePlan;
  /** One step of the undo log. A choice whose dispute is none any more refuses all of it. */
  merge(
    planId: string,
    rule: MergeRule | null,
    choices: readonly MergeChoice[],
  ): Told & { settled: number; left: number };
}

export function createMergeDecisions(deps: {
  catalog: Pick<Catalog, 'merges'>;
  authors: Authors;
  clock: Clock;
  decide: Pick<Decide, 'tell'>;
  /** Refuses a shoot that is not open. */
  shootName(folderId: FolderId): string;
  nameOf(id: PhotoId): string;
  pathOf(token: PlaceToken): Buffer | null;
}): MergePart {
  const { catalog, authors } = deps;
  const plans = new Map<string, { folderId: FolderId; files: DecisionsFile[] }>();

  const hereOf = (folderId: FolderId): Here[] => {
    const here = new Map<PhotoId, Here>();
    const stamped = new Map(catalog.merges.stamped(folderId).map((one) => [one.photoId, one]));
    for (const { photoId, key, isPicture } of catalog.merges.keys(folderId)) {
      let one = here.get(photoId);
      if (!one) {
        const row = stamped.get(photoId);
        const registers = row ? registersOf(row, authors) : {};
        one = {
          ...{ photoId, keys: [], pictures: [], registers },
          valueOf: (field) => (row ? fieldOf(row.state, field) : unset[field]),
        };
        here.set(photoId, one);
      }
      (isPicture ? one.pictures : one.keys).push(key);
    }
    return [...here.values()];
  };

  const describe = (
    planId: string,
    { folderId, files }: { folderId: FolderId; files: DecisionsFile[] },
    names: string[],
  ): MergePlan => {
    const plan = planMerge(hereOf(folderId), files);
    return {
      planId,
      files: files.map(({ author, photos }, i) => ({
        name: names[i]!,
        author: authors.nameOf(author),
        photos: photos.length,
      })),
      matched: plan.matched,
      unmatched: plan.unmatched,
      takes: plan.takes.length,
      taken: plan.takes
        .slice(0, listed)
        .map(({ by, ...take }) => ({ ...take, name: deps.nameOf(take.photoId), author: authors.nameOf(by) })),
      disputed: plan.disputes.length,
      disputes: plan.disputes.slice(0, listed).map(({ photoId, field, now, sides }) => ({
        ...{ photoId, field, now, name: deps.nameOf(photoId) },
        sides: sides.map((side) => ({ author: authors.nameOf(side.by), value: side.value, isHere: isHere(side) })),
      })),
      settledBy: Object.fromEntries(
        mergeRule.options.map((rule) => [rule, settle(plan, rule, []).settled]),
      ) as MergePlan['settledBy'],
    };
  };

  const exportText: MergePart['exportText'] = (folderId) => {
    const photos = hereOf(folderId).flatMap(({ photoId, keys, pictures, registers }): FilePhoto[] => {
      if (keys.length === 0 || Object.keys(registers).length === 0) return [];
      const told = {
        ...(pictures.length > 0 && { pictures: pictures as ContentKey[] }),
        ...(registers as Partial<FilePhoto>),
      };
      return [{ name: deps.nameOf(photoId), keys: keys as ContentKey[], ...told }];
    });
    photos.sort((a, b) => (a.keys[0]! < b.keys[0]! ? -1 : 1));
    if (photos.length === 0) throw new Refusal('REFUSED', say('merge.nothingDecided'));
    const author = authors.me();
    const spoken = new Set([author]);
    for (const photo of photos)
      for (const field of fields) for (const id of Object.keys(photo[field]?.seen ?? {})) spoken.add(id);
    const file: DecisionsFile = {
      schema: decisionsSchema,
      shoot: deps.shootName(folderId),
      writtenAt: deps.clock.nowIso(),
      author,
      authors: Object.fromEntries([...spoken].map((id) => [id, authors.nameOf(id)])),
      photos,
    };
    return { text: formatDecisionsFile(file), photos: photos.length, author: authors.nameOf(author) };
  };

  return {
    exportText,
    exportFile: async (folderId, destination) => {
      const folder = deps.pathOf(destination);
      if (!folder) throw new Refusal('NOT_FOUND', say('refused.destinationOld'));
      const { text, photos, author } = exportText(folderId);
      const stem = `${fileNameOf(deps.shootName(folderId))} decisions of ${fileNameOf(author)}`;
      return { file: await writeNewFile(folder, stem.slice(0, 180), '.json', text), photos };
    },
    foldersFor: (texts) =>
      catalog.merges.foldersWith(
        texts.flatMap(({ name, text }) => parseDecisionsFile(name, text).photos.flatMap(({ keys }) => keys)),
      ),
    plan: (folderId, texts) => {
      deps.shootName(folderId);
      const files = texts.map(({ name, text }) => parseDecisionsFile(name, text));
      const ahead = files.some(({ photos }) =>
        photos.some((photo) => knowsMore(photo, authors.me(), catalog.merges.lastSeq())),
      );
      if (ahead) authors.renew();
      for (const file of files) authors.learn(file.authors);
      const planId = randomUUID();
      plans.set(planId, { folderId, files });
      for (const old of [...plans.keys()].slice(0, -plansKept)) plans.delete(old);
      return describe(
        planId,
        { folderId, files },
        texts.map(({ name }) => name),
      );
    },
    merge: (planId, rule, choices) => {
      const found = plans.get(planId);
      if (!found) throw new Refusal('PLAN_OUTDATED', say('merge.tooOld'));
      const here = hereOf(found.folderId);
      const plan = planMerge(here, found.files);
      const { merged, settled, left, strayChoices } = settle(plan, rule, choices);
      if (strayChoices > 0) throw new Refusal('PLAN_OUTDATED', say('merge.decidedSince'));
      const told = catalog.merges.merge({
        merged,
        opinions: opinionsOf(here, found.files, authors, plan),
        says: sayMerge(
          merged,
          found.files.map(({ author }) => author),
          authors,
        ),
        me: authors.me(),
      });
      return { ...deps.decide.tell(told), settled, left: left.length };
    },
  };
}

const unset: Record<Field, Value> = { flag: 'none', stars: 0, label: 'none', turn: 0 };

const knowsMore = (photo: FilePhoto, me: string, lastSeq: number): boolean =>
  fields.some((field) => (photo[field]?.seen[me] ?? 0) > lastSeq);

/** "Merged decisions of 12 photos from Anna": the photos whose decision changes, and who set what is taken, which may be others than who wrote the files. */
const sayMerge = (merged: readonly Merged[], writers: readonly string[], authors: Authors) => {
  const changing = merged.filter(({ change }) => Object.keys(change).length > 0);
  const from = changing.flatMap(({ change, stamps }) =>
    fields.flatMap((field) => {
      const stamp = change[field] === undefined ? undefined : stamps[field];
      return stamp === undefined ? [] : stamp.isChosen ? writers : [stamp.by];
    }),
  );
  const names = [...new Set(from)].filter((id) => !authors.isMe(id)).map(authors.nameOf);
  return say('step.merged', { photos: changing.length, from: [...new Set(names)].slice(0, 3) });
};

/** What each author said himself of the photos that are spoken of, before anything was agreed on. */
function opinionsOf(
  here: readonly Here[],
  files: readonly DecisionsFile[],
  authors: Authors,
  plan: Plan,
): OpinionRow[] {
  const { found } = matchPhotos(here, files);
  const told = new Map<string, { photoId: PhotoId; author: string; values: Record<Field, Value>; bits: number }>();
  const note = (photoId: PhotoId, author: string, field: Field, value: Value) => {
    const key = `${photoId} ${author}`;
    const one = told.get(key) ?? { photoId, author, values: { ...unset }, bits: 0 };
    one.values[field] = value;
    one.bits |= codeBits[field];
    told.set(key, one);
  };
  const touched = new Set([...plan.agreed, ...plan.disputes].map(({ photoId }) => photoId));
  for (const [photo, entries] of found) {
    if (!touched.has(photo.photoId)) continue;
    for (const field of fields) {
      const mine = photo.registers[field];
      if (mine && authors.isMe(mine.by)) note(photo.photoId, authors.me(), field, mine.value);
      for (const { entry, file } of entries) {
        const theirs = entry[field];
        if (theirs && theirs.by === files[file]!.author && !authors.isMe(theirs.by))
          note(photo.photoId, theirs.by, field, theirs.value);
      }
    }
  }
  return [...told.values()].map(({ photoId, author, values, bits }) => {
    const { flag, stars, label, turn } = values;
    const code = encodeDecision({ decision: { flag, stars, label }, dismissed: null, turn } as Parameters<
      typeof encodeDecision
    >[0]);
    return [photoId, author, code, bits];
  });
}
