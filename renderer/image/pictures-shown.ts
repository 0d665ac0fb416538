/** @file What the numbers around the pictures wait for when a shoot is opened: counting a hundred thousand photos would keep its first ones from the screen. */

const lookEveryMs = 40;
/** A view without pictures, or whose pictures are not made yet, holds nothing up for longer. */
const noneMs = 240;

/** When every picture in sight has arrived or failed; at the latest after `atMostMs`. */
export const picturesShown = (atMostMs = 1_500): Promise<void> =>
  new Promise((done) => {
    const from = performance.now();
    const look = (): void => {
      const waitedMs = performance.now() - from;
      const pictures = [...document.images];
      const isShown = pictures.length > 0 ? pictures.every((picture) => picture.complete) : waitedMs >= noneMs;
      if (isShown || waitedMs >= atMostMs) done();
      else setTimeout(look, lookEveryMs);
    };
    // What arrived is drawn by the next frame; a window that is hidden draws none.
    setTimeout(look, lookEveryMs);
  });
