/** @file What preload and main call their channels. A few: everything else goes to the engine over its own port. */
export const channels = {
  requestPort: 'chinagraph:request-port',
  chooseFolder: 'chinagraph:choose-folder',
  chooseModelFile: 'chinagraph:choose-model-file',
  chooseProgram: 'chinagraph:choose-program',
  placeOfDrop: 'chinagraph:place-of-drop',
  startDrag: 'chinagraph:start-drag',
  openSecond: 'chinagraph:open-second',
} as const;
export type Channel = (typeof channels)[keyof typeof channels];

/** Main answers an invoke with a value or a reason, never with an exception's stack. */
export type Answer = { ok: true; value: unknown } | { ok: false; reason: 'refused' | 'failed' };

/** Type of the window message that carries the engine's port to the page, and of main's message that brings it to preload. */
export const portMessage = 'chinagraph-port';

/** The page's origin on the desktop. */
export const pageOrigin = 'app://bundle';
