/** @file Where the keyboard belongs when nothing else needs it: the view's own element. Focus is never left on the page's body. */

/** Marks the element of a view that takes the focus: `<div {...focusHome}>`. */
export const focusHome = { 'data-focus-home': '' };

export const sendFocusHome = (): void =>
  document.querySelector<HTMLElement>('[data-focus-home]')?.focus({ preventScroll: true });

/**
 * For a view that comes on screen. Whoever types goes on typing: a list that is empty between two letters takes its view away and brings it back, and the
 * next letter must not become a decision.
 */
export const takeFocusHome = (): void => {
  if (!document.activeElement?.matches('input:not([type=range], [type=checkbox], [type=radio]), textarea'))
    sendFocusHome();
};

/**
 * Brings the focus back whenever it would fall to the body (its element went away, empty ground was clicked), and after a button was pressed by pointer:
 * bars and panels are pressed and left, the keys stay with the photos. A button pressed by keyboard keeps the focus, as screen readers expect.
 */
export const keepFocus = (root: Document): (() => void) => {
  const left = (event: FocusEvent): void => {
    if (event.relatedTarget !== null) return;
    setTimeout(() => {
      if (root.activeElement === null || root.activeElement === root.body) sendFocusHome();
    }, 0);
  };
  const clicked = (event: MouseEvent): void => {
    const pressed =
      event.detail > 0 && event.target instanceof Element ? event.target.closest('button, [type=radio]') : null;
    if (pressed && !pressed.hasAttribute('aria-haspopup') && !pressed.closest('[role=dialog], [role=menu]'))
      sendFocusHome();
  };
  root.addEventListener('focusout', left);
  root.addEventListener('click', clicked);
  return () => {
    root.removeEventListener('focusout', left);
    root.removeEventListener('click', clicked);
  };
};
