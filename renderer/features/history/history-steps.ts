/** @file Where the present stands in the undo log of each shoot, and how far a line of it is away. */
import type { Step } from '../../../electron/contract/decision.ts';
import type { FolderId } from '../../../electron/contract/ids.ts';

export interface HistoryLine {
  step: Step;
  /** The shoot in whose log the moves are made: the open one where the step belongs to it. */
  shoot: Step['shoots'][number];
  /** Undos (or redos, for an undone step) that bring the shoot to before (after) this step. */
  moves: number;
  /** The shoot's present lies above this line: the first of its steps that is not undone. */
  isLatest: boolean;
  /** Shoots beside the open one that these moves change. */
  elsewhere: readonly string[];
}

const unknown = { id: 0 as FolderId, name: '' };

/** `steps` newest first, as the engine lists them. Of each shoot undone ones lie above those still done. */
export const historyLines = (steps: readonly Step[], open: FolderId | null): HistoryLine[] => {
  const homeOf = ({ shoots }: Step) => shoots.find(({ id }) => id === open) ?? shoots[0] ?? unknown;
  const logs = new Map<FolderId, readonly Step[]>();
  const logOf = (id: FolderId): readonly Step[] => {
    const known = logs.get(id) ?? steps.filter(({ shoots }) => shoots.length === 0 || shoots.some((s) => s.id === id));
    logs.set(id, known);
    return known;
  };
  return steps.map((step) => {
    const shoot = homeOf(step);
    const log = logOf(shoot.id);
    const undone = log.findIndex((each) => !each.undone);
    const present = undone < 0 ? log.length : undone;
    const at = log.indexOf(step);
    const moved = step.undone ? log.slice(at, present) : log.slice(present, at + 1);
    const names = moved.flatMap(({ shoots }) => shoots.filter(({ id }) => id !== open).map(({ name }) => name));
    return { step, shoot, moves: moved.length, isLatest: at === present, elsewhere: [...new Set(names)] };
  });
};
