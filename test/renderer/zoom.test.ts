import { describe, expect, it } from 'vitest';
import { clampZoom, fitZoom, panBy, pictureAt, placePicture, zoomAround } from '../../renderer/layout/zoom.ts';

const picture = { width: 6000, height: 4000 };
const pane = { width: 1155, height: 743 };

describe('placePicture', () => {
  it('fits inside the pane, centred, in whole pixels', () => {
    const at = placePicture(fitZoom, picture, pane);
    expect(at).toMatchObject({ width: 1115, height: 743, top: 0, left: 20 });
  });
  it('never enlarges a small picture to fit', () => {
    expect(placePicture(fitZoom, { width: 300, height: 200 }, pane)).toMatchObject({
      width: 300,
      height: 200,
      scale: 1,
    });
  });
  it('is exactly the picture at 1:1', () => {
    const at = placePicture({ kind: 'at', scale: 1, x: 0.5, y: 0.5 }, picture, pane);
    expect(at).toMatchObject({ width: 6000, height: 4000 });
    expect(Number.isInteger(at.left) && Number.isInteger(at.top)).toBe(true);
  });
  it('leaves no empty edge where the picture is larger than the pane', () => {
    const at = placePicture({ kind: 'at', scale: 1, x: 1, y: 0 }, picture, pane);
    expect(at.left).toBe(1155 - 6000);
    expect(at.top).toBeCloseTo(0);
  });
});

describe('zoomAround', () => {
  it('keeps the picture point under the pointer', () => {
    const point = { x: 700, y: 300 };
    const before = pictureAt(point, fitZoom, picture, pane);
    const zoom = zoomAround(point, 1, fitZoom, picture, pane);
    const after = pictureAt(point, zoom, picture, pane);
    expect(Math.abs(after.x - before.x) * 6000).toBeLessThan(1);
    expect(Math.abs(after.y - before.y) * 4000).toBeLessThan(1);
  });
  it('becomes fit again below the fitting scale', () => {
    expect(zoomAround({ x: 0, y: 0 }, 0.1, { kind: 'at', scale: 1, x: 0.5, y: 0.5 }, picture, pane)).toEqual(fitZoom);
  });
  it('stops at eight times', () => {
    expect(zoomAround({ x: 0, y: 0 }, 50, fitZoom, picture, pane)).toMatchObject({ scale: 8 });
  });
});

describe('panning', () => {
  const zoom = { kind: 'at', scale: 1, x: 0.5, y: 0.5 } as const;
  it('moves by device pixels', () => {
    const before = placePicture(zoom, picture, pane);
    const after = placePicture(panBy(-100, 40, zoom, picture, pane), picture, pane);
    expect(after.left - before.left).toBe(-100);
    expect(after.top - before.top).toBe(40);
  });
  it('stops at an edge, so that turning back answers at once', () => {
    const far = panBy(-99_999, 0, zoom, picture, pane);
    const back = placePicture(panBy(10, 0, far, picture, pane), picture, pane);
    expect(back.left).toBe(1155 - 6000 + 10);
  });
  it('is nothing while the picture fits', () => {
    expect(panBy(10, 10, fitZoom, picture, pane)).toEqual(fitZoom);
    expect(clampZoom({ kind: 'at', scale: 0.01, x: 0.9, y: 0.9 }, picture, pane)).toMatchObject({ x: 0.5, y: 0.5 });
  });
});
