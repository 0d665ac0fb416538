/** @file A held arrow key: one step at once, then a steady run driven by animation frames, never faster than the pictures come. */

export interface Scrub {
  /** Key went down; repeats of the system are ignored. `step` moves by one and says whether it could. */
  press(key: string, step: () => boolean): void;
  release(key: string): void;
  stop(): void;
  readonly running: boolean;
}

export const createScrub = (opts: {
  /** The frame asked for by the last step is on screen. */
  isPainted: () => boolean;
  framesPerSecond?: number;
  holdMs?: number;
  /** A frame that does not come holds the run up no longer than this. */
  patienceMs?: number;
  requestFrame?: (run: (atMs: number) => void) => number;
  now?: () => number;
}): Scrub => {
  const { isPainted, framesPerSecond = 30, holdMs = 220, patienceMs = 200 } = opts;
  const requestFrame = opts.requestFrame ?? ((run) => requestAnimationFrame(run));
  const now = opts.now ?? (() => performance.now());
  // A display frame may come a little early; half of one at 120 Hz is let through so that 30 stays 30.
  const intervalMs = 1000 / framesPerSecond - 4;
  let held: { readonly key: string; readonly step: () => boolean } | null = null;
  let pressedAt = 0;
  let steppedAt = 0;
  let looping = false;

  const frame = (): void => {
    if (!held) {
      looping = false;
      return;
    }
    const at = now();
    const due = at - pressedAt >= holdMs && at - steppedAt >= intervalMs;
    if (due && (isPainted() || at - steppedAt >= patienceMs)) {
      steppedAt = at;
      if (!held.step()) held = null;
    }
    requestFrame(frame);
  };
  return {
    press(key, step) {
      if (held?.key === key) return;
      pressedAt = now();
      steppedAt = pressedAt;
      held = step() ? { key, step } : null;
      if (held && !looping) {
        looping = true;
        requestFrame(frame);
      }
    },
    release(key) {
      if (held?.key === key) held = null;
    },
    stop() {
      held = null;
    },
    get running() {
      return held !== null && now() - pressedAt >= holdMs;
    },
  };
};
