/** @file One picture pane: a canvas in device pixels, what it shows, and what it waits for. No React in the path from key to picture. */
import { placePicture, type Size, type Zoom } from '../layout/zoom.ts';
import { chooseLayer, type Quality, standInAfterMs } from './choose-layer.ts';
import type { PictureCache, Want } from './picture-cache.ts';
import { type MarkKind, type Picture, type PictureSource, requestPicture } from './picture-request.ts';
import { isWideScreen } from './wide-screen.ts';

export interface PanePhoto extends PictureSource {
  /** Upright size of the whole picture; 0 while unknown. */
  size: Size;
  /** Why there is no picture to ask for; null where there may be one. */
  problem: string | null;
}

/** What lies on the canvas now; overlays place themselves by it. */
export interface ShownFrame {
  photoId: number;
  quality: Quality;
  /** Device pixels. */
  place: { left: number; top: number; width: number; height: number; scale: number };
}

export interface Pane {
  /** The photo to show and its neighbours in the order they should be decoded. */
  show(photo: PanePhoto | null, neighbours: readonly PanePhoto[]): void;
  setZoom(zoom: Zoom): void;
  setMarks(marks: readonly MarkKind[]): void;
  resize(size: Size): void;
  /** The canvas has another background now. */
  recolour(): void;
  /** The wanted photo is on the canvas, sharp or as good as it gets. */
  isPainted(): boolean;
  size(): Size;
  close(): void;
}

export interface PaneOptions {
  canvas: HTMLCanvasElement;
  pictures: PictureCache;
  previewBase: string;
  shown: (frame: ShownFrame | null) => void;
  /** Why the wanted photo cannot be shown; null when it can or may. */
  failed: (problem: string | null) => void;
  now?: () => number;
}

export const createPane = ({
  canvas,
  pictures,
  previewBase,
  shown,
  failed,
  now = () => performance.now(),
}: PaneOptions): Pane => {
  const context = canvas.getContext('2d', { alpha: false, colorSpace: isWideScreen() ? 'display-p3' : 'srgb' });
  let pane: Size = { width: 0, height: 0 };
  let photo: PanePhoto | null = null;
  let neighbours: readonly PanePhoto[] = [];
  let zoom: Zoom = { kind: 'fit' };
  let marks: readonly MarkKind[] = [];
  let askedAt = 0;
  /** Since when the frame on the canvas has not been the wanted one. */
  let behindSince = 0;
  let drawn: { photoId: number; version: string; quality: Quality; key: string } | null = null;
  let standIn: ReturnType<typeof setTimeout> | null = null;
  let settle: ReturnType<typeof setTimeout> | null = null;
  let ground = '#181818';

  const at = (p: PanePhoto, tier: Quality, mark: MarkKind | null = null) =>
    requestPicture(previewBase, p, tier, tier === 'nav' ? pane : null, mark);
  const pictureSize = (p: PanePhoto, picture: Picture | undefined): Size =>
    p.size.width > 0 ? p.size : (picture?.natural ?? { width: 1, height: 1 });

  /** Nav is sharp while it has at least nine tenths of the pixels shown. */
  const neededTier = (p: PanePhoto): 'nav' | 'full' => {
    const nav = pictures.get(at(p, 'nav').key);
    if (!nav) return zoom.kind === 'fit' ? 'nav' : 'full';
    const place = placePicture(zoom, pictureSize(p, nav), pane);
    const isWhole = p.size.width > 0 && nav.natural.width >= p.size.width;
    if (zoom.kind === 'fit') return isWhole || nav.natural.width >= place.width * 0.9 ? 'nav' : 'full';
    return 'full';
  };

  const wants = (): Want[] => {
    if (!photo || photo.problem || pane.width === 0) return [];
    const list: Want[] = [];
    const needed = neededTier(photo);
    list.push({ request: at(photo, 'nav'), priority: 0 });
    if (needed === 'full') list.push({ request: at(photo, 'full'), priority: 0 });
    for (const mark of marks) list.push({ request: at(photo, 'nav', mark), priority: 1 });
    neighbours.forEach((n, i) => {
      if (n.problem) return;
      list.push({ request: at(n, 'nav'), priority: 2 + i });
      if (zoom.kind === 'at' && i < 1) list.push({ request: at(n, 'full'), priority: 2.5 });
    });
    // A stand-in, in case nav takes long; not worth a decode where nav is there already.
    if (!pictures.get(at(photo, 'nav').key)) list.push({ request: at(photo, 'thumb'), priority: 0.5 });
    return list;
  };

  const paint = (quality: Quality, picture: Picture, careful: boolean, bitmapKey?: string): void => {
    if (!context || !photo) return;
    const place = placePicture(zoom, pictureSize(photo, picture), pane);
    context.fillStyle = ground;
    context.fillRect(0, 0, pane.width, pane.height);
    const exact = picture.bitmap.width === place.width && picture.bitmap.height === place.height;
    context.imageSmoothingEnabled = !exact && place.scale < 2;
    context.imageSmoothingQuality = careful ? 'high' : 'low';
    // Only the visible part: drawing a whole 1:1 picture costs what nobody sees.
    const sx = picture.bitmap.width / place.width;
    const sy = picture.bitmap.height / place.height;
    const left = Math.max(0, place.left);
    const top = Math.max(0, place.top);
    const right = Math.min(pane.width, place.left + place.width);
    const bottom = Math.min(pane.height, place.top + place.height);
    const draw = (bitmap: ImageBitmap, fx: number, fy: number): void =>
      context.drawImage(
        bitmap,
        (left - place.left) * fx,
        (top - place.top) * fy,
        (right - left) * fx,
        (bottom - top) * fy,
        left,
        top,
        right - left,
        bottom - top,
      );
    draw(picture.bitmap, sx, sy);
    for (const mark of marks) {
      const over = pictures.get(at(photo, 'nav', mark).key)?.bitmap;
      if (over) draw(over, over.width / place.width, over.height / place.height);
    }
    drawn = { photoId: photo.id, version: photo.version, quality, key: bitmapKey ?? at(photo, quality).key };
    shown({ photoId: photo.id, quality, place });
  };

  /** Nothing is better than another photo under this one's name. */
  const blank = (): void => {
    if (!drawn) return;
    drawn = null;
    if (context) {
      context.fillStyle = ground;
      context.fillRect(0, 0, pane.width, pane.height);
    }
    shown(null);
  };

  const update = (redraw: boolean): void => {
    if (!photo || pane.width === 0) return;
    const wanted = photo;
    const problem = wanted.problem ?? pictures.problem(at(wanted, 'nav').key);
    if (drawn?.photoId !== wanted.id && (problem !== null || now() - behindSince >= standInAfterMs)) {
      const isReady =
        problem === null && (['thumb', 'nav', 'full'] as const).some((tier) => pictures.get(at(wanted, tier).key));
      if (!isReady) blank();
    }
    failed(drawn?.photoId === wanted.id ? null : problem);
    if (wanted.problem) return;
    const ready = (['thumb', 'nav', 'full'] as const).filter((tier) => pictures.get(at(wanted, tier).key));
    const samePhoto = drawn?.photoId === wanted.id && drawn.version === wanted.version;
    const choice = chooseLayer({
      ready,
      needed: neededTier(wanted),
      shown: drawn ? { samePhoto, quality: drawn.quality } : null,
      waitedMs: now() - askedAt,
    });
    const quality = choice ?? (redraw && samePhoto ? (drawn?.quality ?? null) : null);
    const usable = quality && (pictures.get(at(wanted, quality).key) ? quality : ready.at(-1));
    const picture = usable ? pictures.get(at(wanted, usable).key) : undefined;
    if (usable && picture) {
      paint(usable, picture, !redraw);
      if (redraw) repaintSharp();
    }
    if (drawn?.photoId === wanted.id) failed(null);
    if (choice === null && drawn?.photoId !== wanted.id && standIn === null) {
      standIn = setTimeout(() => {
        standIn = null;
        update(false);
      }, standInAfterMs + 5);
    }
  };
  /** Interaction draws fast; a moment after it the same frame is drawn well. */
  const repaintSharp = (): void => {
    if (settle) clearTimeout(settle);
    settle = setTimeout(() => {
      settle = null;
      const picture = drawn && pictures.get(drawn.key);
      if (drawn && picture && photo?.id === drawn.photoId) paint(drawn.quality, picture, true, drawn.key);
    }, 120);
  };
  const ask = (): void => pictures.want(canvas, wants());

  const unsubscribe = pictures.subscribe((key) => {
    if (!photo || !key.startsWith(`${photo.id}|`)) return;
    // A decoded nav tier tells its size: only now is it known whether full is needed.
    ask();
    update(marks.length > 0 && !key.endsWith('|'));
  });

  return {
    show(next, around) {
      const isOther = next?.id !== photo?.id || next?.version !== photo?.version;
      if (next?.id !== photo?.id && drawn?.photoId === photo?.id) behindSince = now();
      photo = next;
      neighbours = around;
      if (isOther) askedAt = now();
      if (!next) blank();
      ask();
      update(false);
    },
    setZoom(next) {
      zoom = next;
      ask();
      update(true);
    },
    setMarks(next) {
      marks = next;
      ask();
      update(true);
    },
    resize(size) {
      if (size.width === pane.width && size.height === pane.height && size.width > 0) return;
      pane = size;
      canvas.width = Math.max(1, size.width);
      canvas.height = Math.max(1, size.height);
      ground = getComputedStyle(canvas).backgroundColor;
      if (context) {
        context.fillStyle = ground;
        context.fillRect(0, 0, canvas.width, canvas.height);
      }
      // What was drawn stands in at the new size, as a thumb does, until its successor of this size is decoded.
      const before = drawn && pictures.get(drawn.key);
      if (drawn && before && photo?.id === drawn.photoId) paint('thumb', before, false, drawn.key);
      else if (drawn) drawn = { ...drawn, quality: 'thumb' };
      ask();
      update(!before);
    },
    recolour() {
      ground = getComputedStyle(canvas).backgroundColor;
      const picture = drawn && pictures.get(drawn.key);
      if (drawn && picture) return paint(drawn.quality, picture, true, drawn.key);
      if (context) {
        context.fillStyle = ground;
        context.fillRect(0, 0, canvas.width, canvas.height);
      }
    },
    isPainted: () =>
      photo === null ||
      (drawn?.photoId === photo.id && drawn.quality !== 'thumb') ||
      photo.problem !== null ||
      pictures.problem(at(photo, 'nav').key) !== null,
    size: () => pane,
    close() {
      unsubscribe();
      if (standIn) clearTimeout(standIn);
      if (settle) clearTimeout(settle);
      pictures.want(canvas, []);
    },
  };
};
