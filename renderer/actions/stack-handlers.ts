/** @file Stacks made by hand: of what is selected, or where the cursor stands. The engine tells what became of them. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import { whatFailed } from '../api/client.ts';
import type { Handler, Handlers } from '../keys/registry.ts';
import type { App } from '../state/app.ts';
import { targetsOf } from './targets.ts';

type Stacks = App['engine']['stacks'];

const run = async (app: App, call: (stacks: Stacks) => ReturnType<Stacks['takeOut']>): Promise<void> => {
  try {
    const { step } = await call(app.engine.stacks);
    if (step) app.toasts.say('info', step.says, 'edit.undo');
  } catch (error) {
    app.toasts.say('error', whatFailed(error));
  }
};

/** A cell of the collapsed grid stands for its whole stack. */
export const stackTogether = (app: App, ids: readonly PhotoId[]): Promise<void> => {
  const { view, stacks } = app.place.getState();
  const { openStacks } = app.ui.getState();
  const { stackOf } = app.shoot.state.getState();
  const isFolded = (id: PhotoId): boolean => {
    const stack = stackOf.get(id);
    return stack !== undefined && view === 'grid' && stacks === 'collapsed' && !openStacks.has(stack.id);
  };
  const all = new Set(ids.flatMap((id) => (isFolded(id) ? stackOf.get(id)!.photoIds : [id])));
  return run(app, (calls) => calls.make({ ids: [...all], wholeStacks: false }));
};

export const stackHandlers = (app: App): Handlers => {
  const ofTargets =
    (act: (ids: readonly PhotoId[]) => Promise<void>): Handler =>
    () => {
      const ids = targetsOf(app);
      if (ids.length === 0) return false;
      void act(ids);
      return true;
    };
  return {
    'stack.make': ofTargets((ids) => stackTogether(app, ids)),
    'stack.takeOut': ofTargets((ids) => run(app, (calls) => calls.takeOut({ ids: [...ids] }))),
    'stack.asFound': ofTargets((ids) => run(app, (calls) => calls.asFound({ ids: [...ids] }))),
    'stack.split': () => {
      const { cursor } = app.cursor.state.getState();
      if (cursor === null) return false;
      void run(app, (calls) => calls.splitAt({ id: cursor }));
      return true;
    },
  };
};
