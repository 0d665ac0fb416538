/** @file Arrows move among the frames of the survey; slash takes one off, undo brings it back if nothing was decided since. */
import { useRef } from 'react';
import type { Handler } from '../../keys/registry.ts';
import { useApp, useHandlers } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { bringBackLast, inSurvey, removeFrom, surveyPage, surveySize } from './survey-set.ts';
import type { SurveyState } from './survey-store.ts';
import { type Tile, tileBeside } from './tile-layout.ts';

export const useSurveyKeys = (state: SurveyState, tiles: readonly Tile[]): void => {
  const app = useApp();
  /** How many changes were sent when each frame was taken off; an undo of such a change counts back. */
  const marks = useRef<number[]>([]);
  const undone = useRef(0);
  const sent = (): number => app.decisions.pending.submitted - 2 * undone.current;
  const go = (at: number): boolean => {
    const { set } = state.getState();
    const ids = set ? inSurvey(set) : [];
    const id = ids[Math.min(ids.length - 1, Math.max(0, at))];
    if (id === undefined || id === app.cursor.state.getState().cursor) return false;
    app.cursor.activate(id);
    return true;
  };
  const index = (): number => {
    const { set } = state.getState();
    const { cursor } = app.cursor.state.getState();
    return set && cursor !== null ? inSurvey(set).indexOf(cursor) : -1;
  };
  const by =
    (step: number): Handler =>
    () =>
      go(index() + step);
  const row =
    (step: 1 | -1): Handler =>
    () => {
      const { set } = state.getState();
      const { cursor } = app.cursor.state.getState();
      if (!set || cursor === null) return false;
      const page = surveyPage(set, cursor);
      const start = index() - page.indexOf(cursor);
      const to = tileBeside(tiles, page.indexOf(cursor), step);
      return to === null ? false : go(start + to);
    };
  const remove: Handler = () => {
    const { set } = state.getState();
    const { cursor } = app.cursor.state.getState();
    const result = set && cursor !== null ? removeFrom(set, cursor) : null;
    if (!result || cursor === null) return false;
    marks.current.push(sent());
    app.cursor.activate(result.next);
    state.setState({ set: result.set });
    app.toasts.say('info', texts.survey.removed(app.cards.get(cursor)?.name ?? ''), 'edit.undo');
    return true;
  };
  const undo: Handler = () => {
    const { set } = state.getState();
    const back = set && marks.current.at(-1) === sent() ? bringBackLast(set) : null;
    if (!back) {
      undone.current++;
      return app.decisions.undo();
    }
    marks.current.pop();
    state.setState({ set: back.set });
    app.cursor.activate(back.id);
    app.toasts.say('info', texts.survey.back(app.cards.get(back.id)?.name ?? ''));
    return true;
  };
  useHandlers({
    'move.left': by(-1),
    'move.right': by(1),
    'move.up': row(-1),
    'move.down': row(1),
    'move.home': () => go(0),
    'move.end': () => go(Number.MAX_SAFE_INTEGER),
    'move.pageUp': by(-surveySize),
    'move.pageDown': by(surveySize),
    'survey.remove': remove,
    'edit.undo': undo,
  });
};
