/** @file Arrows change the challenger, up promotes it, down swaps the two; whoever was moved last is who the keys decide for. */
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { Handler } from '../../keys/registry.ts';
import { stackStep } from '../../state/stack-step.ts';
import { useApp, useHandlers } from '../../state/use-app.ts';
import { type Duel, nextChallenger, promote, swap } from './duel.ts';
import type { DuelState } from './duel-store.ts';

export const useDuelKeys = (state: DuelState): void => {
  const app = useApp();
  const set = (duel: Duel<PhotoId>, active: PhotoId | null): void => {
    // First the duel: the cursor's followers then find the photo in it.
    state.setState({ duel });
    if (active !== null) app.cursor.activate(active);
  };
  const onDuel =
    (act: (duel: Duel<PhotoId>) => boolean | undefined): Handler =>
    (how) => {
      const { duel } = state.getState();
      if (!duel) return false;
      if (!how.isRepeat) app.latency.pressed(how.atMs);
      return act(duel);
    };
  const challenge = (duel: Duel<PhotoId>, id: PhotoId | null | undefined): boolean => {
    if (id === null || id === undefined) return false;
    set({ ...duel, challenger: id }, id);
    return true;
  };
  const stack =
    (by: 1 | -1): Handler =>
    () => {
      const id = stackStep(app.cursor.order(), app.cursor.index(), by, (each) =>
        app.shoot.state.getState().stackOf.get(each),
      );
      if (id === null) return false;
      app.cursor.go(id);
      return true;
    };
  useHandlers({
    'move.left': onDuel((duel) => challenge(duel, nextChallenger(duel, -1))),
    'move.right': onDuel((duel) => challenge(duel, nextChallenger(duel, 1))),
    'move.home': onDuel((duel) =>
      challenge(
        duel,
        duel.ids.find((id) => id !== duel.champion),
      ),
    ),
    'move.end': onDuel((duel) =>
      challenge(
        duel,
        duel.ids.findLast((id) => id !== duel.champion),
      ),
    ),
    'move.pageUp': stack(-1),
    'move.pageDown': stack(1),
    'compare.promote': onDuel((duel) => {
      const next = promote(duel);
      // Nobody left to meet: the winner is the one to decide for.
      set(next, next.challenger === duel.champion ? next.champion : next.challenger);
      return true;
    }),
    'compare.swap': onDuel((duel) => {
      set(swap(duel), null);
      return true;
    }),
    'compare.champion': onDuel((duel) => {
      app.cursor.activate(duel.champion);
      return true;
    }),
    'compare.challenger': onDuel((duel) => {
      if (duel.challenger !== null) app.cursor.activate(duel.challenger);
      return true;
    }),
  });
};
