import { describe, expect, it } from 'vitest';
import { fitZoom, type Zoom } from '../../renderer/layout/zoom.ts';
import { type Anchor, createZoomLink, mapZoom, wholeFrame } from '../../renderer/layout/zoom-link.ts';

const at = (x: number, y: number, scale = 1): Zoom => ({ kind: 'at', scale, x, y });
const face = (x: number, y: number, width = 6000, height = 4000): Anchor => ({ x, y, width, height });

describe('mapZoom', () => {
  it('shows the same part of another frame', () => {
    expect(mapZoom(at(0.2, 0.7, 2), wholeFrame, wholeFrame)).toEqual(at(0.2, 0.7, 2));
  });
  it('keeps fit', () => {
    expect(mapZoom(fitZoom, face(0.1, 0.1), face(0.9, 0.9))).toEqual(fitZoom);
  });
  it('stays as many pixels away from the face, also in a picture of another size', () => {
    // 300 px right and 200 px below the face in 6000x4000.
    const there = mapZoom(at(0.35, 0.55), face(0.3, 0.5), face(0.6, 0.4, 3000, 2000));
    expect(there).toMatchObject({ kind: 'at', scale: 1 });
    if (there.kind === 'at') {
      expect((there.x - 0.6) * 3000).toBeCloseTo(300);
      expect((there.y - 0.4) * 2000).toBeCloseTo(200);
    }
  });
});

describe('panes in step', () => {
  const twoPanes = () => {
    const heard: Zoom[] = [];
    const link = createZoomLink<string>(fitZoom, (zoom) => heard.push(zoom));
    return { link, heard, a: link.of('a'), b: link.of('b') };
  };
  it('all follow the one that is moved, and it is told once', () => {
    const { heard, a, b } = twoPanes();
    a.setState({ zoom: at(0.3, 0.4) });
    expect(b.getState().zoom).toEqual(at(0.3, 0.4));
    b.setState({ zoom: at(0.6, 0.6, 2) });
    expect(a.getState().zoom).toEqual(at(0.6, 0.6, 2));
    expect(heard).toEqual([at(0.3, 0.4), at(0.6, 0.6, 2)]);
  });
  it('a pane that comes later looks where the others look', () => {
    const { link, a } = twoPanes();
    a.setState({ zoom: at(0.3, 0.4) });
    expect(link.of('c').getState().zoom).toEqual(at(0.3, 0.4));
  });
  it('unlocked, each goes its own way; locked again, they keep the distance', () => {
    const { link, a, b } = twoPanes();
    a.setState({ zoom: at(0.5, 0.5) });
    link.setLocked(false);
    b.setState({ zoom: at(0.6, 0.5) });
    expect(a.getState().zoom).toEqual(at(0.5, 0.5));
    link.setLocked(true);
    expect(a.getState().zoom).toEqual(at(0.5, 0.5));
    a.setState({ zoom: at(0.2, 0.3) });
    const { zoom } = b.getState();
    expect(zoom.kind === 'at' && [zoom.x, zoom.y]).toEqual([expect.closeTo(0.3), expect.closeTo(0.3)]);
  });
  it('anchored on a face, the others move to it and the leading one stays', () => {
    const { link, a, b } = twoPanes();
    a.setState({ zoom: at(0.3, 0.5) });
    link.setAnchors(
      new Map([
        ['a', face(0.3, 0.5)],
        ['b', face(0.4, 0.45)],
      ]),
    );
    expect(a.getState().zoom).toEqual(at(0.3, 0.5));
    expect(b.getState().zoom).toEqual(at(0.4, 0.45));
  });
});
