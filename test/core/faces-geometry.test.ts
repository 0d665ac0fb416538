/** @file Detection, crops and eye geometry on numbers that can be checked by hand. */
import { describe, expect, it } from 'vitest';
import { edgeWidth, eyesCovered, prepareEyeState } from '../../native-models/faces/eye-evidence.ts';
import { headTurn, measureEye } from '../../native-models/faces/eye-geometry.ts';
import type { Detection } from '../../native-models/faces/face-types.ts';
import { blendshapePoints, decodeLandmarks, faceFrame } from '../../native-models/faces/landmarks.ts';
import { mergeDetections, overlap, suppress } from '../../native-models/faces/merge-detections.ts';
import { fromFrame, sampleFrame, shrinkTo } from '../../native-models/faces/resample.ts';
import { decodeYunet, prepareYunet } from '../../native-models/faces/yunet.ts';
import { landmarksOf, paint, plainFacePoints, yunetOutputs } from '../support/face-outputs.ts';

const detection = (x: number, y: number, w: number, h: number, score = 0.9): Detection => ({
  score,
  box: { x, y, w, h },
  points: [0, 1, 2, 3, 4].map(() => ({ x, y })),
});

describe('the detector', () => {
  it('gets blue, green and red planes, padded to multiples of 32', () => {
    const { input } = prepareYunet(paint(33, 2, (x, y) => [x, y, 200]));
    expect(input!.dims).toEqual([1, 3, 32, 64]);
    const plane = 32 * 64;
    expect(input!.data[0]).toBe(200);
    expect(input!.data[plane + 64]).toBe(1);
    expect(input!.data[2 * plane + 32]).toBe(32);
    expect(input!.data[33]).toBe(0);
    expect(input!.data[2 * 64]).toBe(0);
  });

  it('answers with centres and logarithmic sizes in strides', () => {
    const points = [0, 0, 1, 0, 0.5, 0.5, 0, 1, 1, 1];
    const outputs = yunetOutputs(60, 30, [
      { stride: 8, column: 2, row: 1, cls: 0.81, obj: 1, box: [0.5, 0.5, Math.log(2), Math.log(3)], points },
      { stride: 32, column: 1, row: 0, cls: 0.25, obj: 1, box: [0, 0, 0, 0], points },
    ]);
    const found = decodeYunet(outputs, 60, 30, 0.6);
    expect(found).toHaveLength(1);
    expect(found[0]!.score).toBeCloseTo(0.9, 6);
    for (const [key, value] of Object.entries({ x: 12, y: 0, w: 16, h: 24 })) {
      expect(found[0]!.box[key as 'x']).toBeCloseTo(value, 4);
    }
    expect(found[0]!.points[1]).toEqual({ x: 24, y: 8 });
    expect(() => decodeYunet({}, 60, 30, 0.6)).toThrow('cls_8');
  });

  it('keeps one box per face across both scales', () => {
    const face = detection(100, 100, 400, 500);
    const eyeOnly = detection(150, 200, 100, 100, 0.7);
    const again = detection(110, 105, 390, 500, 0.8);
    expect(mergeDetections([face, again], [eyeOnly], 200)).toEqual([face]);
    const child = detection(480, 300, 100, 120, 0.75);
    const large = detection(700, 100, 300, 300, 0.95);
    expect(mergeDetections([face], [child, large], 200)).toEqual([face, child]);
    expect(suppress([again, face], 0.3)).toEqual([face]);
    expect(overlap(detection(0, 0, 2, 2).box, detection(1, 0, 2, 2).box)).toBeCloseTo(1 / 3, 9);
  });
});

describe('pixels', () => {
  it('shrinks by averaging areas, parts of pixels included', () => {
    const halved = shrinkTo(
      paint(4, 2, (x) => [x * 10, 0, 255]),
      2,
    );
    expect([...halved.data]).toEqual([5, 0, 255, 25, 0, 255]);
    const thirds = shrinkTo(
      paint(3, 3, (x) => [x * 30, 0, 0]),
      2,
    );
    expect([thirds.data[0], thirds.data[3]]).toEqual([10, 50]);
    const small = paint(3, 3, () => [1, 2, 3]);
    expect(shrinkTo(small, 640)).toBe(small);
  });

  it('samples along a turned frame and repeats the edge outside', () => {
    const picture = paint(8, 8, (x, y) => [x * 10, y * 10, 7]);
    const whole = { centre: { x: 4, y: 4 }, width: 8, height: 8, angle: 0 };
    expect([...sampleFrame(picture, whole, 8, 8)]).toEqual([...picture.data]);
    const turned = sampleFrame(picture, { ...whole, angle: Math.PI / 2 }, 8, 8);
    // The crop's x axis runs down the picture: its first pixel is the picture's top right one.
    expect(turned[0]).toBeCloseTo(70, 3);
    expect(turned[1]).toBeCloseTo(0, 3);
    const outside = sampleFrame(picture, { ...whole, centre: { x: 40, y: 4 } }, 8, 8);
    expect(Math.min(...outside.filter((_, index) => index % 3 === 0))).toBe(70);
  });

  it('does not alias when it shrinks: fine stripes become their mean', () => {
    const stripes = paint(256, 256, (x) => (x % 2 === 0 ? [0, 0, 0] : [200, 200, 200]));
    const crop = sampleFrame(stripes, { centre: { x: 128, y: 128 }, width: 128, height: 128, angle: 0 }, 32, 32);
    expect(Math.min(...crop)).toBeCloseTo(100, 3);
    expect(Math.max(...crop)).toBeCloseTo(100, 3);
  });

  it('turns the face crop level with the eyes', () => {
    const tilted: Detection = {
      ...detection(100, 100, 60, 80),
      points: [
        { x: 110, y: 120 },
        { x: 150, y: 160 },
        { x: 0, y: 0 },
        { x: 0, y: 0 },
        { x: 0, y: 0 },
      ],
    };
    const frame = faceFrame(tilted);
    expect(frame).toEqual({ centre: { x: 130, y: 140 }, width: 120, height: 120, angle: Math.PI / 4 });
    expect(fromFrame(frame, 256, 256, { x: 128, y: 128 })).toEqual({ x: 130, y: 140 });
  });
});

describe('landmarks', () => {
  it('come back in the pixels of the picture, depth included', () => {
    const raw = new Float32Array(478 * 3);
    raw.set([256, 0, -64]);
    const outputs = { points: { data: raw, dims: [478, 3] }, presence: { data: new Float32Array([0]), dims: [1] } };
    const frame = { centre: { x: 100, y: 50 }, width: 128, height: 128, angle: 0 };
    const { points, presence } = decodeLandmarks(outputs, frame);
    expect(points[0]).toEqual({ x: 164, y: -14, z: -32 });
    expect(presence).toBe(0.5);
    expect(() => decodeLandmarks({}, frame)).toThrow('478');
    expect(new Set(blendshapePoints).size).toBe(146);
  });

  it('measure an eye by the distance of its lids', () => {
    const right = measureEye(landmarksOf(plainFacePoints(12)), 'right');
    expect(right.aspectRatio).toBeCloseTo(0.3, 6);
    expect(right).toMatchObject({ widthPx: 40, centre: { x: 84, y: 100 }, angle: 0 });
  });

  it.each([
    [30, 0],
    [-40, 0],
    [0, 20],
    [0, -15],
  ])('tell a head turned by %d degrees of yaw and %d of pitch', (yawDeg, pitchDeg) => {
    const yaw = (yawDeg * Math.PI) / 180;
    const pitch = (pitchDeg * Math.PI) / 180;
    const turned = plainFacePoints(12).map(([px, py]): [number, number, number] => {
      const x = px - 128;
      const y = py - 128;
      // The face's plane looks along -z; pitch tips its top away for a head that looks up.
      const [y1, z1] = [y * Math.cos(pitch), -y * Math.sin(pitch)];
      return [x * Math.cos(yaw) - z1 * Math.sin(yaw), y1, x * Math.sin(yaw) + z1 * Math.cos(yaw)];
    });
    const turn = headTurn(landmarksOf(turned));
    expect(turn.yawDeg).toBeCloseTo(yawDeg, 4);
    expect(turn.pitchDeg).toBeCloseTo(pitchDeg, 4);
  });
});

describe('evidence around the eyes', () => {
  const landmarks = landmarksOf(plainFacePoints(12));
  const face = (band: readonly [number, number, number]) =>
    paint(256, 256, (_, y) => (y > 80 && y < 130 ? band : [200, 150, 120]));

  it('knows glasses by what should be skin', () => {
    expect(eyesCovered(face([200, 150, 120]), landmarks, 180)).toBe(false);
    expect(eyesCovered(face([150, 112, 90]), landmarks, 180)).toBe(false);
    expect(eyesCovered(face([30, 30, 35]), landmarks, 180)).toBe(true);
    expect(eyesCovered(face([220, 90, 20]), landmarks, 180)).toBe(true);
  });

  it.each([2, 4, 6])('measures edges blurred by %d pixels', (sigma) => {
    const step = (t: number) => 1 / (1 + Math.exp((-1.702 * t) / sigma));
    const picture = paint(256, 256, (x) => {
      const light = 40 + 160 * step(x - 84);
      return [light, light, light];
    });
    const eye = { ...measureEye(landmarks, 'right'), widthPx: 60 };
    expect(edgeWidth(picture, eye) * 60).toBeGreaterThan(sigma * 0.75);
    expect(edgeWidth(picture, eye) * 60).toBeLessThan(sigma * 1.35);
  });

  it('gives the classifier three crops', () => {
    const { images } = prepareEyeState(
      paint(256, 256, () => [255, 0, 51]),
      measureEye(landmarks, 'left'),
    );
    expect(images!.dims).toEqual([3, 3, 24, 40]);
    expect([images!.data[0], images!.data[960], images!.data[1920]].map((value) => Math.round(value! * 100))).toEqual([
      100, 0, 20,
    ]);
  });
});

describe('a device that computes nonsense', () => {
  it('is not taken for a picture without faces', () => {
    const outputs = yunetOutputs(32, 32, [
      { stride: 32, column: 0, row: 0, cls: Number.NaN, obj: 1, box: [0, 0, 0, 0], points: Array<number>(10).fill(0) },
    ]);
    expect(() => decodeYunet(outputs, 32, 32, 0.6)).toThrow('no numbers');
    const points = { data: new Float32Array(478 * 3).fill(Number.NaN), dims: [478, 3] };
    const frame = { centre: { x: 1, y: 1 }, width: 2, height: 2, angle: 0 };
    const presence = { data: new Float32Array([1]), dims: [1] };
    expect(() => decodeLandmarks({ points, presence }, frame)).toThrow('no numbers');
  });
});
