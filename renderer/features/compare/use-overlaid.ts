/** @file The champion's and the challenger's pictures for laying them over each other, and what engine and pixels say of the pair. */
import { useEffect, useMemo, useState } from 'react';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { PhotoComparison } from '../../../electron/contract/photo-detail.ts';
import { type Picture, requestPicture } from '../../image/picture-request.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { differenceMap, type Shift, shiftBetween } from './overlay-pixels.ts';

/** Longer side of what shifts and maps are computed from, pixels. */
const computedPx = 1024;

export interface Overlaid {
  /** Their frames have one shape. */
  fits: boolean;
  /** As large as is drawn; undefined until it is decoded. */
  champion: Picture | undefined;
  /** Of the whole width and height. */
  shift: { across: number; down: number };
  /** In pixels of the challenger's own size. */
  shiftPx: Shift;
  map: ImageData | null;
  /** 0..1. */
  mean: number | null;
  closeness: PhotoComparison | null;
}

const still: Shift = { across: 0, down: 0 };

/** `wantsFull`: the zoom shows more than the screen's tier has. */
export const useOverlaid = (
  champion: PhotoId,
  challenger: PhotoId,
  wantsFull: boolean,
  wantsMap: boolean,
): Overlaid => {
  const app = useApp();
  const cards = [useCard(champion), useCard(challenger)] as const;
  const versions = cards.map((card) => card?.previewVersion ?? '').join();
  const [a, b] = cards;
  const fits =
    !!a &&
    !!b &&
    a.heightPx > 0 &&
    b.heightPx > 0 &&
    Math.abs((a.widthPx * b.heightPx) / (a.heightPx * b.widthPx) - 1) < 0.01;
  const [, redraw] = useState(0);
  const [owner] = useState(() => ({}));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a photo's card changes more often than its picture.
  const requests = useMemo(() => {
    if (!fits) return null;
    const within = { width: computedPx, height: computedPx };
    const at = (id: PhotoId, version: string, full: boolean) =>
      requestPicture(app.host.previewBase, { id, version }, full ? 'full' : 'nav', full ? null : within);
    return {
      computed: [at(champion, a.previewVersion, false), at(challenger, b.previewVersion, false)] as const,
      drawn: at(champion, a.previewVersion, wantsFull),
    };
  }, [app, champion, challenger, versions, fits, wantsFull]);
  useEffect(() => {
    if (!requests) return;
    const wanted = [...requests.computed, requests.drawn];
    app.pictures.want(
      owner,
      wanted.map((request) => ({ request, priority: 1 })),
    );
    const stop = app.pictures.subscribe((key) => wanted.some((one) => one.key === key) && redraw((n) => n + 1));
    redraw((n) => n + 1);
    return () => {
      stop();
      app.pictures.want(owner, []);
    };
  }, [app, requests, owner]);

  const pictures = requests?.computed.map(({ key }) => app.pictures.get(key));
  const [first, second] = pictures ?? [];
  const found = useMemo(() => {
    if (!first || !second) return null;
    const { width, height } = second.bitmap;
    const [one, other] = [pixelsOf(first.bitmap, width, height), pixelsOf(second.bitmap, width, height)];
    const shift = shiftBetween(one, other, width, height);
    const { rgba, mean } = differenceMap(one, other, width, height, shift);
    return { shift, mean, map: wantsMap ? new ImageData(rgba, width, height) : null, width, height };
  }, [first, second, wantsMap]);

  const [closeness, setCloseness] = useState<{ pair: string; value: PhotoComparison | null } | null>(null);
  const pair = `${champion} ${challenger} ${versions}`;
  useEffect(() => {
    const stop = new AbortController();
    // Whoever leafs through challengers waits for none of them.
    const timer = setTimeout(() => {
      app.engine.photos.compare({ reference: champion, test: challenger }, { signal: stop.signal }).then(
        (value) => setCloseness({ pair, value }),
        () => setCloseness({ pair, value: null }),
      );
    }, 400);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [app, champion, challenger, pair]);

  const whole = b ?? { widthPx: 0, heightPx: 0 };
  const shift = found ? { across: found.shift.across / found.width, down: found.shift.down / found.height } : still;
  return {
    fits,
    champion: requests ? (app.pictures.get(requests.drawn.key) ?? first) : undefined,
    shift,
    shiftPx: { across: Math.round(shift.across * whole.widthPx), down: Math.round(shift.down * whole.heightPx) },
    map: found?.map ?? null,
    mean: found?.mean ?? null,
    closeness: closeness?.pair === pair ? closeness.value : null,
  };
};

function pixelsOf(bitmap: ImageBitmap, width: number, height: number): Uint8ClampedArray {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0, width, height);
  return context.getImageData(0, 0, width, height).data;
}
