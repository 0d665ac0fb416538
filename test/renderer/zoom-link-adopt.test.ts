import { expect, test } from 'vitest';
import { fitZoom } from '../../renderer/layout/zoom.ts';
import { createZoomLink } from '../../renderer/layout/zoom-link.ts';

const close = { kind: 'at' as const, scale: 1, x: 0.3, y: 0.4 };

test('a pane that left the screen and came back zooms with the others again, from where they look by then', () => {
  const link = createZoomLink<string>(fitZoom, () => undefined);
  const [a, b] = [link.of('a'), link.of('b')];
  link.drop('a');
  link.drop('b');
  link.adopt('a', a);
  a.setState({ zoom: close });
  expect(b.getState().zoom).toEqual(fitZoom);
  link.adopt('b', b);
  expect(b.getState().zoom).toEqual(close);
  expect(link.of('b')).toBe(b);
  b.setState({ zoom: fitZoom });
  expect(a.getState().zoom).toEqual(fitZoom);
});
