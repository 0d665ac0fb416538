/** @file Where the present stands in the undo log, and how far a line of it is away. */
import type { Step } from '../../../electron/contract/decision.ts';

export interface HistoryLine {
  step: Step;
  /** Undos (or redos, for an undone step) that bring the shoot to before (after) this step. */
  moves: number;
  /** The present lies above this line: the first step that is not undone. */
  isLatest: boolean;
}

/** `steps` newest first, as the engine lists them: undone ones lie above those still done. */
export const historyLines = (steps: readonly Step[]): HistoryLine[] => {
  const undone = steps.findIndex((step) => !step.undone);
  const present = undone < 0 ? steps.length : undone;
  return steps.map((step, i) => ({
    step,
    moves: step.undone ? present - i : i - present + 1,
    isLatest: i === present,
  }));
};
