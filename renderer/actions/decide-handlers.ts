/** @file Decision keys: flag, stars, label, suggestions, undo. */
import type { DecisionChange, Label } from '../../electron/contract/decision.ts';
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { Handler, Handlers } from '../keys/registry.ts';
import type { App } from '../state/app.ts';
import { stackStep } from '../state/stack-step.ts';
import { targetsOf } from './targets.ts';

const labels: Record<string, Label> = {
  Red: 'red',
  Yellow: 'yellow',
  Green: 'green',
  Blue: 'blue',
  Purple: 'purple',
  None: 'none',
};

export const decideHandlers = (app: App): Handlers => {
  const advance = (atMs: number, count: number): void => {
    if (count !== 1 || !(app.ui.getState().capsLock || app.settings.getState().value?.advanceAfterDecision)) return;
    // The view's own next: compare goes on to the next challenger.
    app.actions.run('move.right', { atMs, isRepeat: false });
  };
  const decide =
    (change: DecisionChange): Handler =>
    (how) => {
      const ids = targetsOf(app);
      if (ids.length === 0) return false;
      app.decisions.apply(ids, change);
      advance(how.atMs, ids.length);
      return true;
    };
  const suggestion =
    (kind: 'accept' | 'dismiss' | 'takeTheirs'): Handler =>
    (how) => {
      const ids = targetsOf(app);
      if (ids.length === 0) return false;
      app.decisions[kind](ids);
      advance(how.atMs, ids.length);
      return true;
    };
  const turn =
    (quarters: 1 | 3): Handler =>
    () => {
      const ids = targetsOf(app);
      app.decisions.turn(ids, quarters);
      return ids.length > 0;
    };
  const keepBest: Handler = (how) => {
    const id = app.cursor.state.getState().cursor;
    if (id === null) return false;
    const stackOf = app.shoot.state.getState().stackOf;
    app.decisions.keepBest(id, stackOf.get(id));
    const next = stackStep(app.cursor.order(), app.cursor.index(), 1, (each) => stackOf.get(each));
    if (next !== null) {
      if (app.place.getState().view !== 'grid') app.latency.pressed(how.atMs);
      app.cursor.go(next);
    }
    return true;
  };
  const review = (kind: 'keep' | 'reject'): void =>
    app.navigate({ filter: { flags: ['none'], suggestions: [kind] }, view: 'grid' });
  /** A run is accepted only while it is what the filter shows: never a whole shoot by one key. */
  const reviewed = (): readonly PhotoId[] =>
    app.place.getState().filter.suggestions ? app.order.getState().walk.ids : [];
  const reviewedKind = (): 'keep' | 'reject' | null => {
    const [kind, ...more] = app.place.getState().filter.suggestions ?? [];
    return more.length === 0 && (kind === 'keep' || kind === 'reject') ? kind : null;
  };
  const table: Record<string, Handler> = {
    'decide.pick': decide({ flag: 'pick' }),
    'decide.reject': decide({ flag: 'reject' }),
    'decide.unflag': decide({ flag: 'none' }),
    'decide.keepBest': keepBest,
    'rotate.left': turn(3),
    'rotate.right': turn(1),
    'suggest.accept': suggestion('accept'),
    'suggest.dismiss': suggestion('dismiss'),
    'decide.takeTheirs': suggestion('takeTheirs'),
    'suggest.reviewKeeps': () => review('keep'),
    'suggest.reviewRejects': () => review('reject'),
    'suggest.acceptAll': () => app.decisions.accept(reviewed(), reviewedKind()),
    'suggest.dismissAll': () => app.decisions.dismiss(reviewed()),
    'edit.undo': () => app.decisions.undo(),
    'edit.redo': () => app.decisions.redo(),
    'app.takeAllTheirs': () => app.decisions.takeTheirs(app.order.getState().walk.ids),
    'app.retry': () => app.decisions.pending.retry(),
  };
  for (let n = 0; n <= 5; n++) table[`decide.stars${n}`] = decide({ stars: n });
  for (const [name, label] of Object.entries(labels)) table[`decide.label${name}`] = decide({ label });
  return table;
};
