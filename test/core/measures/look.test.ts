import { describe, expect, it } from 'vitest';
import {
  colourSide,
  lookBytes,
  lookSide,
  openLook,
  packLook,
  zoneSide,
  zonesOf,
} from '../../../electron/core/measures/look.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';

/** Every pixel by a rule. */
function picture(widthPx: number, heightPx: number, rgb: (x: number, y: number) => readonly number[]) {
  const data = Buffer.alloc(widthPx * heightPx * 3);
  for (let y = 0; y < heightPx; y++)
    for (let x = 0; x < widthPx; x++) data.set(rgb(x / widthPx, y / heightPx), (y * widthPx + x) * 3);
  return { data, widthPx, heightPx };
}

describe('look', () => {
  it.each([
    [640, 480],
    [37, 21],
    [1, 1],
  ])('has the same size for a picture of %i x %i pixels and comes back from its bytes', (widthPx, heightPx) => {
    const { look } = measurePicture(picture(widthPx, heightPx, (x, y) => [x * 255, y * 255, 128]));
    expect(packLook(look)).toHaveLength(lookBytes);
    expect(openLook(packLook(look))).toEqual(look);
  });

  it('holds brightness and colour where they are', () => {
    const { look } = measurePicture(
      picture(300, 200, (x, y) => (x < 0.5 ? [255, 0, 0] : y < 0.5 ? [0, 0, 255] : [80, 80, 80])),
    );
    expect(look.luma[0]).toBeCloseTo((77 * 255) / 256, -0.5);
    expect(look.luma[lookSide ** 2 - 1]).toBeCloseTo(80, -0.5);
    expect(look.red[0]).toBeGreaterThan(220);
    expect(look.blue[colourSide - 1]).toBeGreaterThan(220);
    expect(look.red[colourSide ** 2 - 1]).toBe(128);
  });

  it('means sharpness by zone, without what cannot be judged', () => {
    const acutance = new Float32Array(24 * 24);
    acutance[0] = 1;
    acutance[1] = 0.5;
    const zones = zonesOf({ columns: 24, rows: 24, acutance });
    expect([zones[0], zones[1], zones.length]).toEqual([96, 0, zoneSide ** 2]);
  });

  it('refuses bytes of another length', () => {
    expect(openLook(new Uint8Array(7))).toBeNull();
  });
});
