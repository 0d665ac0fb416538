/** @file The keyboard of the whole window: chords to actions, held keys to runs. Typing in a field and widgets' own keys are left alone. */
import type { Scrub } from '../image/scrub.ts';
import { chordsOf } from '../keys/chords.ts';
import type { Actions } from '../keys/registry.ts';
import type { ViewName } from '../layout/url-state.ts';

const ownKeys = new Set([
  'Enter',
  'Space',
  'Left',
  'Right',
  'Up',
  'Down',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Tab',
  'Esc',
]);

/** A widget that needs its own keys has the focus: text everything, buttons and sliders what they work with. */
const keepsKey = (target: EventTarget | null, chord: string): boolean => {
  if (!(target instanceof HTMLElement)) return false;
  // Tab is a key of the photos only while they have the focus; from any button it goes on to the next, as everywhere.
  if (chord === 'Tab') return target !== document.body && !target.matches('[data-focus-home]');
  if (
    target.closest(
      'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]',
    )
  ) {
    return chord !== 'Esc';
  }
  if (target.closest('[role=menu], [role=dialog], [role=listbox]')) return true;
  if (target.closest('[role=slider], [role=radiogroup], [role=tablist], [type=radio]')) return ownKeys.has(chord);
  if (target.closest('button, a[href]')) return chord === 'Enter' || chord === 'Space';
  return false;
};

export const listenToKeys = (opts: {
  target: Window;
  actions: Actions;
  scrub: Scrub;
  isMac: boolean;
  view: () => ViewName;
  /** A dialog is open: only its own keys count. */
  isBlocked: () => boolean;
  capsLock: (on: boolean) => void;
}): (() => void) => {
  const { target, actions, scrub, isMac } = opts;
  const holding = new Map<string, string>();

  const down = (event: KeyboardEvent): void => {
    opts.capsLock(event.getModifierState('CapsLock'));
    if (event.defaultPrevented || event.isComposing || opts.isBlocked()) return;
    const chords = chordsOf(event, isMac);
    if (chords.some((chord) => keepsKey(event.target, chord))) return;
    const action = chords
      .map((chord) => actions.actionFor(chord, opts.view()))
      .find((one) => one !== undefined && actions.canRun(one.id));
    if (!action) return;
    event.preventDefault();
    const first = { atMs: event.timeStamp, isRepeat: false };
    if (action.repeats) {
      let isRepeat = false;
      scrub.press(event.code, () => {
        const how = isRepeat ? { atMs: performance.now(), isRepeat } : first;
        isRepeat = true;
        return actions.run(action.id, how);
      });
      return;
    }
    if (event.repeat) return;
    scrub.stop();
    actions.run(action.id, first);
    if (actions.canRun(`${action.id}.release`)) holding.set(event.code, `${action.id}.release`);
  };
  const up = (event: KeyboardEvent): void => {
    scrub.release(event.code);
    const release = holding.get(event.code);
    if (!release) return;
    holding.delete(event.code);
    actions.run(release);
  };
  const blur = (): void => {
    scrub.stop();
    for (const release of holding.values()) actions.run(release);
    holding.clear();
  };
  target.addEventListener('keydown', down);
  target.addEventListener('keyup', up);
  target.addEventListener('blur', blur);
  return () => {
    target.removeEventListener('keydown', down);
    target.removeEventListener('keyup', up);
    target.removeEventListener('blur', blur);
  };
};
