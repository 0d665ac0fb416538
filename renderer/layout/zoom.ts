/** @file Zoom and pan of one pane. Scale is *device* pixels per picture pixel, so 1 is exactly 1:1 on any display. */

export interface Size {
  width: number;
  height: number;
}

/** fit follows the pane; otherwise a scale and the picture point (fractions) in the middle of the pane. */
export type Zoom = { kind: 'fit' } | { kind: 'at'; scale: number; x: number; y: number };

export const fitZoom: Zoom = { kind: 'fit' };
const maxScale = 8;

/** Never enlarges: a small picture is shown 1:1 rather than blown up. */
export const fitScale = (picture: Size, pane: Size): number =>
  picture.width <= 0 || picture.height <= 0 ? 1 : Math.min(1, pane.width / picture.width, pane.height / picture.height);

export const scaleOf = (zoom: Zoom, picture: Size, pane: Size): number =>
  zoom.kind === 'fit' ? fitScale(picture, pane) : zoom.scale;

/** Where the whole picture lies in the pane, in device pixels, on whole pixels so that 1:1 is never resampled. */
export const placePicture = (
  zoom: Zoom,
  picture: Size,
  pane: Size,
): { left: number; top: number; width: number; height: number; scale: number } => {
  const scale = scaleOf(zoom, picture, pane);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const along = (pane: number, size: number, at: number): number => {
    if (size <= pane) return Math.round((pane - size) / 2);
    // A hair less than it is: an odd pane's half pixel must not fall to either side from one step of a drag to the next.
    return Math.round(Math.min(0, Math.max(pane - size, pane / 2 - at * size)) - 1e-4);
  };
  return {
    left: along(pane.width, width, zoom.kind === 'fit' ? 0.5 : zoom.x),
    top: along(pane.height, height, zoom.kind === 'fit' ? 0.5 : zoom.y),
    width,
    height,
    scale,
  };
};

/** The picture point (fractions) under a pane point (device pixels). */
export const pictureAt = (
  point: { x: number; y: number },
  zoom: Zoom,
  picture: Size,
  pane: Size,
): { x: number; y: number } => {
  const at = placePicture(zoom, picture, pane);
  return { x: (point.x - at.left) / at.width, y: (point.y - at.top) / at.height };
};

/** The same zoom with its centre moved back to where the pane is covered, so that a pan answers at once after an edge. */
export const clampZoom = (zoom: Zoom, picture: Size, pane: Size): Zoom => {
  if (zoom.kind === 'fit') return zoom;
  const clamp = (at: number, pane: number, size: number): number =>
    size <= pane ? 0.5 : Math.min(1 - pane / 2 / size, Math.max(pane / 2 / size, at));
  return {
    ...zoom,
    x: clamp(zoom.x, pane.width, picture.width * zoom.scale),
    y: clamp(zoom.y, pane.height, picture.height * zoom.scale),
  };
};

/** Changes the scale and keeps the picture point under `point` where it is. Below fit it becomes fit. */
export const zoomAround = (
  point: { x: number; y: number },
  scale: number,
  zoom: Zoom,
  picture: Size,
  pane: Size,
): Zoom => {
  const fit = fitScale(picture, pane);
  if (scale <= fit * 1.001) return fitZoom;
  const next = Math.min(maxScale, scale);
  const on = pictureAt(point, zoom, picture, pane);
  const centre = (at: number, point: number, pane: number, size: number): number => at + (pane / 2 - point) / size;
  return clampZoom(
    {
      kind: 'at',
      scale: next,
      x: centre(on.x, point.x, pane.width, picture.width * next),
      y: centre(on.y, point.y, pane.height, picture.height * next),
    },
    picture,
    pane,
  );
};

/** Drags the picture by a number of device pixels. */
export const panBy = (dx: number, dy: number, zoom: Zoom, picture: Size, pane: Size): Zoom =>
  zoom.kind === 'fit'
    ? zoom
    : clampZoom(
        {
          ...zoom,
          x: zoom.x - dx / (picture.width * zoom.scale),
          y: zoom.y - dy / (picture.height * zoom.scale),
        },
        picture,
        pane,
      );
