/** @file What cannot be judged is no fault, what all of a shoot shares is its style, and movement on purpose is none either: whole shoots of each kind, with counter-examples. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { exposureLut } from '../../../bench/make-shoot/spoil-pixels.ts';
import type { Stack } from '../../../electron/contract/stack.ts';
import { defaultCullSettings } from '../../../electron/contract/suggestion.ts';
import { scaleOf } from '../../../electron/core/culling/frames/shoot-scale.ts';
import type { SuggestInput } from '../../../electron/core/culling/frames/suggest-input.ts';
import { ownFaults } from '../../../electron/core/culling/judgement/own-faults.ts';
import { suggest } from '../../../electron/core/culling/suggest.ts';
import { openDetail } from '../../../electron/core/measures/frame-detail.ts';
import { measurePicture } from '../../../electron/core/measures/measure-picture.ts';
import { hasSharpPlace } from '../../../electron/core/measures/sharp-place.ts';
import type { Pixels } from '../../../electron/core/pixels/pixels.ts';
import { blurred, noisyGrey, paintedPixels, picture, throughJpeg } from '../measures/test-pictures.ts';
import { randomOf } from '../pixels/random-pixels.ts';
import { face, input } from './make-inputs.ts';

type Frame = { pixels: Pixels; more?: Partial<SuggestInput> };
let scenes: Pixels[];
/** Fourteen plain frames, none of which anything is said against by itself. */
let ordinary: SuggestInput[];

beforeAll(async () => {
  scenes = await Promise.all([3, 7].map(paintedPixels));
  ordinary = Array.from({ length: 14 }, (_, i) =>
    input(100 + i, { edge: -0.2 + (i % 5) / 10, noise: 0.5 + (i % 3) / 10 }, { iso: 200, exposureTimeS: 1 / 250 }),
  );
});

async function measured(id: number, { pixels, more }: Frame): Promise<SuggestInput> {
  const { measures, detail } = measurePicture(await throughJpeg(pixels, 92));
  return input(id, measures, { ...(hasSharpPlace(openDetail(detail)!) && { hasSharpPlace: true }), ...more });
}

/** Class and reasons of each frame, every one standing alone, at the strictest setting. */
function judge(inputs: readonly SuggestInput[]): string[] {
  const stacks = inputs.map(({ id }): Stack => ({ id: id as never, kind: 'standalone', photoIds: [id], bestId: null }));
  return suggest(inputs, stacks, { ...defaultCullSettings, strictness: 'high' }).map(
    (one) => `${one.class}: ${one.reasons.map(({ code }) => code).join(' ')}`,
  );
}

/** What is said of one frame among ordinary ones. */
const among = async (frame: Frame) => judge([await measured(1, frame), ...ordinary])[0]!;

/** How soft a frame counts among ordinary ones, log2 of fine detail. */
const faultOf = async (frame: Frame) => {
  const one = await measured(1, frame);
  return ownFaults(one, scaleOf([one, ...ordinary])).soft;
};

function toned(pixels: Pixels, change: (value: number, at: number) => number): Pixels {
  const data = Uint8Array.from(pixels.data);
  for (let at = 0; at < data.length; at++) data[at] = Math.max(0, Math.min(255, Math.round(change(data[at]!, at))));
  return { ...pixels, data };
}

/** Moved along the rows by so many pixels. */
async function moved({ data, widthPx, heightPx }: Pixels, byPx: number): Promise<Pixels> {
  const raw = { width: widthPx, height: heightPx, channels: 3 as const };
  const turned = await sharp(data, { raw })
    .resize(Math.round(widthPx / byPx), heightPx, { fit: 'fill' })
    .toBuffer();
  const small = { width: Math.round(widthPx / byPx), height: heightPx, channels: 3 as const };
  const out = await sharp(turned, { raw: small })
    .resize(widthPx, heightPx, { fit: 'fill', kernel: 'linear' })
    .toBuffer();
  return { data: out, widthPx, heightPx };
}

/** `inside` in a disc of that share of the width, `outside` around it. */
function disc(inside: Pixels, outside: Pixels, share: number): Pixels {
  const { widthPx, heightPx } = inside;
  const radius = share * widthPx;
  return toned(outside, (value, at) => {
    const [x, y] = [Math.floor(at / 3) % widthPx, Math.floor(at / 3 / widthPx)];
    const much = Math.max(0, Math.min(1, (radius - Math.hypot(x - widthPx * 0.5, y - heightPx * 0.62)) / 16));
    return value + much * (inside.data[at]! - value);
  });
}

describe('one frame among ordinary ones', () => {
  it('fog, stars and a bare sky hold nothing to judge', async () => {
    const random = randomOf(5);
    const fog = toned(scenes[0]!, (value) => 0.06 * value + 190);
    const sky = picture(900, 600, (_, y) => [90 + y / 12, 140 + y / 12, 220]);
    for (const pixels of [fog, sky]) expect(await among({ pixels })).toMatch(/^undecided/);
    const night = toned(noisyGrey(900, 600, 1), (value) => Math.max(0, value - 120));
    for (let i = 0; i < 60; i++) {
      const at = Math.floor(random() * 900 * 600) * 3;
      night.data.fill(240, at, at + 3);
    }
    expect(await among({ pixels: night, more: { exposureTimeS: 20, iso: 3200 } })).toMatch(/^undecided/);
  });

  it('a close-up is judged by its plane of focus, a picture without one is soft', async () => {
    const out = await blurred(scenes[0]!, 6);
    expect(await among({ pixels: out })).toMatch(/^undecided: (soft|motion-blur)/);
    expect(await among({ pixels: disc(scenes[0]!, out, 0.09) })).toMatch(/^undecided: (?!.*soft|.*motion)/);
  });

  it('movement at a long exposure may be meant, at a short one it is a fault', async () => {
    const shaken = await moved(scenes[0]!, 12);
    expect(await among({ pixels: shaken, more: { exposureTimeS: 1 / 4 } })).toMatch(/^undecided: .*motion-blur/);
    expect(await faultOf({ pixels: shaken, more: { exposureTimeS: 1 / 4 } })).toBe(0);
    expect(await faultOf({ pixels: shaken, more: { exposureTimeS: 1 / 500 } })).toBeGreaterThan(1.5);
    expect(await faultOf({ pixels: shaken })).toBeGreaterThan(1.5);
  });

  it('movement over a long way is not sharp, though the edges along it are', async () => {
    const pixels = await moved(scenes[0]!, 40);
    expect(await among({ pixels, more: { exposureTimeS: 1 / 100 } })).toMatch(/^undecided: .*motion-blur/);
    expect(await among({ pixels, more: { exposureTimeS: 1 / 500 } })).toMatch(/^undecided: .*soft/);
    expect(await faultOf({ pixels, more: { exposureTimeS: 1 / 500 } })).toBeGreaterThan(1.5);
  });

  it('a panned subject is sharp before streaks', async () => {
    const pixels = disc(scenes[0]!, await moved(scenes[0]!, 40), 0.12);
    expect(await among({ pixels, more: { exposureTimeS: 1 / 125 } })).toMatch(/^undecided: (?!.*soft|.*motion)/);
  });

  it('shake in one direction is not sharp, though edges along it are', async () => {
    const { measures } = measurePicture(await throughJpeg(await moved(scenes[0]!, 12), 92));
    const { measures: still } = measurePicture(await throughJpeg(scenes[0]!, 92));
    expect(measures.edge!).toBeLessThan(still.edge! - 1);
    expect(measures.motionBlur).toBeGreaterThan(0.6);
  });

  it('says noise only where sensitivity and flat places bear it out', async () => {
    const fern = picture(900, 600, (x, y) => {
      const level = 128 + 26 * Math.sin(x / 3 + 4 * Math.sin(y / 9)) * Math.sin(y / 3.7 + x / 11);
      return [level * 0.7, level, level * 0.6];
    });
    expect(await among({ pixels: fern, more: { iso: 200 } })).not.toMatch(/nois/);
    const grey = noisyGrey(900, 600, 9);
    expect(await among({ pixels: grey, more: { iso: 12800 } })).toMatch(/noisy/);
    expect(await among({ pixels: grey, more: { iso: 100 } })).not.toMatch(/nois/);
  });
});

describe('what all of a shoot shares is its style', () => {
  const tones: Record<string, (scene: Pixels) => Pixels | Promise<Pixels>> = {
    snow: (scene) => {
      const bright = exposureLut(1.8);
      return toned(scene, (value) => bright[value]!);
    },
    'a concert': (scene) => {
      const random = randomOf(2);
      const dark = exposureLut(-4);
      return toned(scene, (value) => dark[value]! + 24 * (random() - 0.5));
    },
    'products on white': (scene) =>
      disc(
        scene,
        toned(scene, () => 255),
        0.2,
      ),
    'a soft lens, or film': (scene) => blurred(scene, 4),
    'movement on purpose': (scene) => moved(scene, 40),
    fog: (scene) => toned(scene, (value) => 0.06 * value + 190),
  };

  it.each(Object.keys(tones))('%s: no rejects', async (name) => {
    const frames: SuggestInput[] = [];
    for (const [i, scene] of scenes.entries()) {
      const pixels = await tones[name]!(scene);
      const one = await measured(1 + i, { pixels });
      // The same two pictures with small differences stand for fourteen frames of one sitting.
      for (let n = 0; n < 7; n++) {
        const edge = one.measures!.edge === null ? null : one.measures!.edge + n / 50;
        frames.push({ ...one, id: (1 + i + n * 10) as never, measures: { ...one.measures!, edge } });
      }
    }
    expect(judge(frames).filter((said) => said.startsWith('reject'))).toEqual([]);
  });

  it('everybody asleep: closed eyes are no fault', () => {
    const asleep = Array.from({ length: 20 }, (_, i) =>
      input(i + 1, {}, { faces: [face(0.4, 'closed', { confidence: 0.95 })] }),
    );
    expect(judge(asleep).filter((said) => said.startsWith('reject'))).toEqual([]);
    const awake = asleep.map((one, i) => (i === 0 ? one : { ...one, faces: [face(0.4, 'open')] }));
    expect(judge(awake)[0]).toMatch(/^reject: eyes-closed/);
  });
});
