/** @file Which frames a survey shows: those it was opened with, less those taken off, nine at a time. Pure steps over ids. */
import { contestants, type DuelStart } from '../compare/duel.ts';

export const surveySize = 9;
/** Around a photo that belongs to no stack and no selection. */
const neighbours = 4;

export interface SurveySet<Id> {
  ids: readonly Id[];
  /** Taken off, the last one last. */
  removed: readonly Id[];
}

/** The selection, else the stack, else the active photo with the ones that follow. */
export const startSurvey = <Id>(
  start: Pick<DuelStart<Id>, 'cursor' | 'order' | 'selected' | 'stack'>,
): SurveySet<Id> => {
  const { kind, ids } = contestants(start);
  if (kind !== 'all') return { ids, removed: [] };
  const at = start.order.indexOf(start.cursor);
  if (at < 0) return { ids: [start.cursor], removed: [] };
  const from = Math.max(0, Math.min(at, ids.length - neighbours));
  return { ids: ids.slice(from, from + neighbours), removed: [] };
};

/** What is still in it. */
export const inSurvey = <Id>({ ids, removed }: SurveySet<Id>): readonly Id[] =>
  removed.length === 0 ? ids : ids.filter((id) => !removed.includes(id));

/** The page with the active photo. */
export const surveyPage = <Id>(set: SurveySet<Id>, active: Id | null): readonly Id[] => {
  const ids = inSurvey(set);
  const at = active === null ? 0 : Math.max(0, ids.indexOf(active));
  const start = Math.floor(at / surveySize) * surveySize;
  return ids.slice(start, start + surveySize);
};

/** Takes one off and says which is active then; the last one stays. */
export const removeFrom = <Id>(set: SurveySet<Id>, id: Id): { set: SurveySet<Id>; next: Id } | null => {
  const ids = inSurvey(set);
  const at = ids.indexOf(id);
  if (at < 0 || ids.length < 2) return null;
  return { set: { ...set, removed: [...set.removed, id] }, next: ids[at + 1] ?? ids[at - 1]! };
};

/** Brings back the one that was taken off last. */
export const bringBackLast = <Id>(set: SurveySet<Id>): { set: SurveySet<Id>; id: Id } | null => {
  const id = set.removed.at(-1);
  return id === undefined ? null : { set: { ...set, removed: set.removed.slice(0, -1) }, id };
};

/** Follows an active photo that was set elsewhere; null where it was never in this survey. */
export const followSurvey = <Id>(set: SurveySet<Id>, cursor: Id): SurveySet<Id> | null => {
  if (!set.ids.includes(cursor)) return null;
  return set.removed.includes(cursor) ? { ...set, removed: set.removed.filter((id) => id !== cursor) } : set;
};
