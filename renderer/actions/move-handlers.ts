/** @file Moving through photos one by one and by stack, as in the loupe. The grid registers its own rows and pages. */

import { isDecided } from '../../electron/contract/is-decided.ts';
import type { Handler, Handlers, Invocation } from '../keys/registry.ts';
import type { App } from '../state/app.ts';
import { stackStep } from '../state/stack-step.ts';

const pageOfPhotos = 10;
/** How far a search for an undecided photo looks at cards that are not here yet. */
const lookAheadCards = 400;

const findUndecided = (app: App, step: 1 | -1): boolean => {
  const { ids } = app.cursor.order();
  const by = app.settings.getState().value?.decidedBy ?? 'any';
  for (
    let i = app.cursor.index() + step, seen = 0;
    i >= 0 && i < ids.length && seen < lookAheadCards;
    i += step, seen++
  ) {
    const card = app.cards.get(ids[i]!);
    if (!card || !isDecided(card.decision, by)) return app.cursor.moveTo(i);
  }
  return false;
};

export const moveHandlers = (app: App): Handlers => {
  const by =
    (steps: number): Handler =>
    (how: Invocation) => {
      if (!how.isRepeat && app.place.getState().view !== 'grid') app.latency.pressed(how.atMs);
      return app.cursor.moveTo(app.cursor.index() + steps);
    };
  const stack =
    (direction: 1 | -1): Handler =>
    (how) => {
      const stackOf = app.shoot.state.getState().stackOf;
      const id = stackStep(app.cursor.order(), app.cursor.index(), direction, (each) => stackOf.get(each));
      if (id === null) return false;
      if (!how.isRepeat) app.latency.pressed(how.atMs);
      return app.cursor.moveTo(app.cursor.order().indexOf(id));
    };
  return {
    'move.left': by(-1),
    'move.right': by(1),
    'move.up': stack(-1),
    'move.down': stack(1),
    'move.home': () => app.cursor.moveTo(0),
    'move.end': () => app.cursor.moveTo(app.cursor.order().ids.length - 1),
    'move.pageUp': by(-pageOfPhotos),
    'move.pageDown': by(pageOfPhotos),
    'move.nextUndecided': () => findUndecided(app, 1),
    'move.previousUndecided': () => findUndecided(app, -1),
    'select.all': () => app.cursor.selectAll(),
    'select.none': () => app.cursor.selectNone(),
    'select.invert': () => app.cursor.invert(),
  };
};
