/** @file Decisions: durable in the catalog first, then in memory, then told to everybody. */
import { say } from '../../../texts/say.ts';
import type { Decision, DecisionChange, Step, StepKind, Turn } from '../../contract/decision.ts';
import type { Box } from '../../contract/face.ts';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { PhotoCard } from '../../contract/photo.ts';
import type { DecisionCounts } from '../../contract/shoot-summary.ts';
import type { SuggestionClass } from '../../contract/suggestion.ts';
import type { Changed, DecisionRequest, Decisions, OtherHand } from '../catalog/repos/decisions.repo.ts';
import { type ShootPhoto, theirsOf } from '../shoot/shoot-photo.ts';
import type { Events } from '../work/events.ts';
import { Refusal } from '../work/refusal.ts';

export interface DecideDeps {
  decisions: Decisions;
  /** Whose call this is, where it is not the photographer's own. */
  hand?(): OtherHand | null;
  /** The photo in memory; undefined where its shoot is not open. */
  photo(id: PhotoId): ShootPhoto | undefined;
  folderOf(id: PhotoId): FolderId | null;
  /** The group that the photographer put it into. */
  handStackOf(id: PhotoId): number;
  /** Where its subject was said to be. */
  subjectOf(id: PhotoId): Box | null;
  setsOf(id: PhotoId): number[];
  /** Photos were grouped by hand: stacks and suggestions follow at once. */
  restacked(folderId: FolderId): void;
  /** Clocks were put right: every photo of the shoot may have another time. */
  reclocked(folderId: FolderId): void;
  /** Runs what changes an open photo in place, so that counts go along. */
  along(photo: ShootPhoto, change: () => void): void;
  /** Sort orders that read decisions are stale. */
  touched(folderId: FolderId): void;
  /** What a page shows of these photos and counts of their shoot; null where the shoot is not open. */
  seen(folderId: FolderId, ids: readonly PhotoId[]): { cards: PhotoCard[]; counts: DecisionCounts } | null;
  events: Events;
}

/** Beyond these a page asks for the cards in its sight: a hundred thousand at once would hold it up. */
const cardsTold = 200;

export interface Told {
  step: Step | null;
  ids: PhotoId[];
}

export interface Decide {
  /** One step for all. Throws a CatalogError where it could not be saved; then nothing has changed. */
  apply(ids: readonly PhotoId[], change: DecisionChange): Told;
  /** Turns pictures as they are shown by quarters clockwise, each from where it is. */
  turn(ids: readonly PhotoId[], quarters: Turn): Told;
  /**
   * Picks one photo and rejects the others of its stack; a photo that stands alone is picked. `seen`: the stack as the photographer saw it, where it
   * may have been derived anew since. Nobody rejects a frame that was not in front of them.
   */
  keepBest(id: PhotoId, seen?: readonly PhotoId[]): Told;
  /**
   * Turns suggested keeps into picks and suggested rejects into rejects. "Can't tell", dismissed ones and whatever the photographer has flagged
   * already are left alone, and so is what was `shown` as something else than it is suggested as now.
   */
  accept(ids: readonly PhotoId[], shown?: readonly (SuggestionClass | null)[]): Told;
  dismiss(ids: readonly PhotoId[]): Told;
  /** Takes over what other programs decided, or what was decided in another folder: one change per photo, one step. */
  takeOver(changes: readonly { id: PhotoId; change: DecisionChange }[], says?: string): Told;
  /** What is written in the files of these photos, where nothing is decided here. */
  takeTheirs(ids: readonly PhotoId[]): Told;
  /** Refuses a step that reaches into another shoot than the one named, unless that was asked for, and one on which later steps lie there. */
  undo(where?: Where): Told;
  redo(where?: Where): Told;
  /** What was changed in the catalog becomes true in memory, and everybody hears of it. */
  tell(changed: Changed): Told;
  /** Throws a Refusal unless the catalog knows all of them. */
  needAll(ids: readonly PhotoId[]): void;
}

export interface Where {
  /** The last step of this shoot; left out, the last of all. */
  folderId?: FolderId | undefined;
  /** The photographer knows that the step changed photos of other shoots too. */
  elsewhere?: boolean | undefined;
}

/** Every call throws a CatalogError where it could not be saved, and a Refusal for photos that the catalog does not know; then nothing has changed. */
export function createDecide(deps: DecideDeps): Decide {
  const { decisions, events } = deps;
  const apply = (request: DecisionRequest): Changed => decisions.apply({ ...request, by: deps.hand?.() ?? null });

  /** True where words about it read differently now. */
  const changeInPlace = (photo: ShootPhoto, kind: StepKind | undefined): boolean => {
    const state = decisions.get(photo.id);
    photo.decision = state.decision;
    photo.dismissed = state.dismissed;
    const isTurned = photo.turn !== state.turn;
    photo.turn = state.turn;
    // Words say where a face stands: "second from left".
    const readsOtherwise = isTurned && photo.faces !== null && photo.faces.length > 1;
    if (readsOtherwise) photo.revision += 1;
    const isMarked = kind === 'subject';
    if (isMarked) {
      photo.subject = deps.subjectOf(photo.id);
      photo.revision += 1;
    }
    if (kind === 'stack') photo.handStack = deps.handStackOf(photo.id);
    if (kind === 'set') photo.sets = deps.setsOf(photo.id);
    if (photo.suggestion) {
      photo.suggestion = { ...photo.suggestion, dismissed: state.dismissed === photo.suggestion.class };
    }
    return readsOtherwise || isMarked;
  };

  const tell = ({ step, changed }: Changed): Told => {
    const byFolder = new Map<FolderId, PhotoId[]>();
    const turned = new Set<FolderId>();
    for (const id of changed) {
      const photo = deps.photo(id);
      if (photo) {
        deps.along(photo, () => {
          if (changeInPlace(photo, step?.kind)) turned.add(photo.folderId);
        });
      }
      const folderId = photo?.folderId ?? deps.folderOf(id);
      if (folderId === null) continue;
      const ids = byFolder.get(folderId);
      if (ids) ids.push(id);
      else byFolder.set(folderId, [id]);
    }
    for (const [folderId, ids] of byFolder) {
      deps.touched(folderId);
      if (step?.kind === 'clock') deps.reclocked(folderId);
      if (step?.kind === 'stack' || turned.has(folderId)) deps.restacked(folderId);
      // A mark is no part of a card: whoever shows it asks again.
      const seen = step?.kind !== 'subject' && ids.length <= cardsTold ? deps.seen(folderId, ids) : null;
      events.emit(seen ? { type: 'decided', folderId, ...seen } : { type: 'photos-changed', folderId, ids });
      if (ids.length > cardsTold || step?.kind === 'set') events.emit({ type: 'list-changed', folderId });
    }
    return { step, ids: changed };
  };

  /** A page may still show photos of a catalog that was restored since. */
  const needAll = (ids: readonly PhotoId[]): void => {
    if (ids.every((id) => deps.photo(id) !== undefined || deps.folderOf(id) !== null)) return;
    throw new Refusal('NOT_FOUND', say('refused.photosGone'));
  };

  const move = (which: 'undo' | 'redo', { folderId, elsewhere = false }: Where): Told => {
    const next = decisions.next(which, folderId);
    if (!next) return { step: null, ids: [] };
    const { says } = next.step;
    if (next.elsewhere.length > 0 && !elsewhere)
      throw new Refusal('REFUSED', say('refused.undoTouches', { says, shoots: next.elsewhere }));
    if (next.isCovered) throw new Refusal('REFUSED', say('refused.undoCovered', { says }));
    return tell(decisions[which](folderId, deps.hand?.() ?? null) ?? nothing);
  };

  return {
    tell,
    needAll,
    apply: (ids, change) => {
      needAll(ids);
      return tell(apply({ ids, change, kind: 'decide' }));
    },
    turn: (ids, quarters) => {
      needAll(ids);
      const change = ids.map((id): DecisionChange => ({ turn: ((decisions.get(id).turn + quarters) % 4) as Turn }));
      return tell(apply({ ids, change, kind: 'decide' }));
    },
    keepBest: (id, seen) => {
      needAll([id, ...(seen ?? [])]);
      const ids = seen ? [...new Set([id, ...seen])] : (deps.photo(id)?.stack?.photoIds ?? [id]);
      const change = ids.map((other): DecisionChange => ({ flag: other === id ? 'pick' : 'reject' }));
      const rest = ids.length - 1;
      const name = deps.photo(id)?.name ?? 'one photo';
      const says = say('step.pickedOne', { name, rest });
      return tell(apply({ ids, change, kind: 'decide', says }));
    },
    accept: (ids, shown) => {
      const wanted = ids.flatMap((id, i) => {
        const photo = deps.photo(id);
        const suggestion = photo?.decision.flag === 'none' ? photo.suggestion : null;
        const isAsShown = suggestion?.class === (shown?.[i] ?? suggestion?.class);
        const flag = suggestion && isAsShown && !suggestion.dismissed ? flagOf(suggestion.class) : null;
        return flag ? [{ id, flag }] : [];
      });
      if (wanted.length === 0) return { step: null, ids: [] };
      const picks = wanted.filter(({ flag }) => flag === 'pick').length;
      return tell(
        apply({
          ids: wanted.map(({ id }) => id),
          change: wanted.map(({ flag }) => ({ flag })),
          kind: 'accept',
          says: say('step.acceptedAs', { picks, rejects: wanted.length - picks }),
        }),
      );
    },
    dismiss: (ids) => {
      const suggested = ids.flatMap((id) => {
        const suggestion = deps.photo(id)?.suggestion;
        return suggestion && suggestion.class !== 'undecided' ? [{ id, class: suggestion.class }] : [];
      });
      if (suggested.length === 0) return { step: null, ids: [] };
      return tell(
        decisions.dismiss(
          suggested.map(({ id }) => id),
          suggested.map((one): SuggestionClass => one.class),
          deps.hand?.() ?? null,
        ),
      );
    },
    takeTheirs: (ids) => {
      needAll(ids);
      const changes = ids.flatMap((id) => {
        const photo = deps.photo(id);
        const change = photo ? theirsOf(photo) : null;
        return change ? [{ id, change }] : [];
      });
      if (changes.length === 0) return { step: null, ids: [] };
      return tell(
        apply({
          ids: changes.map(({ id }) => id),
          change: changes.map(({ change }) => change),
          kind: 'import',
        }),
      );
    },
    takeOver: (changes, says) =>
      tell(
        apply({
          ...(says && { says }),
          ids: changes.map(({ id }) => id),
          change: changes.map(({ change }) => change),
          kind: 'import',
        }),
      ),
    undo: (where = {}) => move('undo', where),
    redo: (where = {}) => move('redo', where),
  };
}

const nothing: Changed = { step: null, changed: [] };

const flagOf = (suggested: SuggestionClass): Decision['flag'] | null =>
  suggested === 'keep' ? 'pick' : suggested === 'reject' ? 'reject' : null;
