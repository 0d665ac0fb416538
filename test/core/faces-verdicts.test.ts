/** @file Verdicts on eyes, faces and pictures, and the whole analysis around made-up model answers. */
import { describe, expect, it } from 'vitest';
import { face as faceSchema } from '../../electron/contract/face.ts';
import type { Outputs } from '../../native-models/adapters/index.ts';
import {
  analyseFaces,
  type FaceModel,
  pictureEyes,
  prominences,
  prominentArea,
  type RunFaceModel,
} from '../../native-models/faces/index.ts';
import {
  type EyeEvidence,
  type FaceEvidence,
  type Judgement,
  judgeEye,
  judgeFace,
} from '../../native-models/faces/judge-eyes.ts';
import { paint, plainFacePoints, yunetOutputs } from '../support/face-outputs.ts';

const frontal: FaceEvidence = { presence: 1, yawDeg: 0, pitchDeg: 0, covered: false, longSidePx: 300 };
const openEye: EyeEvidence = {
  aspectRatio: 0.28,
  blink: 0.1,
  lookDown: 0.1,
  squint: 0.2,
  iris: 2,
  otherIris: 2,
  widthPx: 50,
  edgeWidth: 0.05,
  otherEdgeWidth: 0.05,
  otherOverThis: 1,
  secondAspectRatio: null,
  classifierOpen: null,
};
const closedEye: EyeEvidence = {
  ...openEye,
  aspectRatio: 0.08,
  blink: 0.6,
  lookDown: 0.5,
  iris: 1,
  otherIris: 1,
  secondAspectRatio: 0.09,
  classifierOpen: 0.1,
};

describe('an eye', () => {
  it('is open or closed when everything agrees', () => {
    expect(judgeEye(openEye, frontal)).toMatchObject({ state: 'open', because: '' });
    expect(judgeEye(closedEye, frontal)).toMatchObject({ state: 'closed', because: '' });
    expect(judgeEye({ ...closedEye, classifierOpen: null }, frontal).state).toBe('closed');
    expect(judgeEye({ ...closedEye, blink: 0.3, squint: 0.7 }, frontal).state).toBe('closed');
    expect(judgeEye(closedEye, frontal).confidence).toBeGreaterThan(0.7);
  });

  const notClosed: [string, Partial<EyeEvidence>, Partial<FaceEvidence>, string, string][] = [
    ['small', { widthPx: 20 }, {}, 'too-small', 'too small to tell; the lids seem down'],
    ['blurred', { edgeWidth: 0.12 }, {}, 'cant-tell', 'too blurred to tell'],
    ['turned', {}, { yawDeg: -40 }, 'cant-tell', 'turned away'],
    ['not clearly a face', {}, { presence: 0.8 }, 'cant-tell', 'turned away'],
    ['open in the second crop', { secondAspectRatio: 0.2 }, {}, 'cant-tell', 'may be half closed'],
    ['never looked at twice', { secondAspectRatio: null }, {}, 'cant-tell', 'may be half closed'],
    ['open for the classifier', { classifierOpen: 0.7 }, {}, 'cant-tell', 'may be half closed'],
    ['not blinking', { blink: 0.3 }, {}, 'cant-tell', 'may be half closed'],
    ['looking down, the lids after the eyes', { lookDown: 0.9 }, {}, 'cant-tell', 'looking down'],
    ['in a bowed head', {}, { pitchDeg: -30 }, 'cant-tell', 'looking down'],
    ['showing white beside its iris', { iris: 2 }, {}, 'cant-tell', 'may be half closed'],
    ['covered', {}, { covered: true }, 'cant-tell', 'eyes covered'],
    ['looking down under make-up or in shadow', { lookDown: 0.7 }, { covered: true }, 'cant-tell', 'looking down'],
    ['hidden', {}, { presence: 0.1 }, 'cant-tell', 'turned away or hidden'],
    ['of a tiny hidden face', {}, { presence: 0.1, longSidePx: 60 }, 'too-small', 'too small to tell'],
  ];
  it.each(notClosed)('that reads closed is not called closed when it is %s', (_name, eye, face, state, because) => {
    const judgement = judgeEye({ ...closedEye, ...eye }, { ...frontal, ...face });
    expect(judgement).toEqual({ state, because, confidence: 0 });
  });

  const notOpen: [string, Partial<EyeEvidence>, Partial<FaceEvidence>, string][] = [
    ['too small', { widthPx: 12 }, {}, 'too-small'],
    ['a smear', { edgeWidth: 0.2 }, {}, 'cant-tell'],
    ['a squint', { aspectRatio: 0.15 }, {}, 'cant-tell'],
    ['a squint of few pixels', { aspectRatio: 0.15, widthPx: 18 }, {}, 'too-small'],
    ['the far eye of a turned head', { otherOverThis: 2.5 }, {}, 'cant-tell'],
    ['behind goggles', { iris: 1.9, otherIris: 0.9 }, { covered: true }, 'cant-tell'],
    ['behind goggles that the classifier knows', { classifierOpen: 0.05 }, { covered: true }, 'cant-tell'],
    ['behind dark lenses', { iris: 1, otherIris: 0.98 }, {}, 'cant-tell'],
    ['turned down', { lookDown: 0.7, iris: 1.2, aspectRatio: 0.2 }, {}, 'cant-tell'],
  ];
  it.each(notOpen)('is not called open when it is %s', (_name, eye, face, state) => {
    expect(judgeEye({ ...openEye, ...eye }, { ...frontal, ...face }).state).toBe(state);
  });

  it('is open where dark skin, low light or thick frames look like a cover', () => {
    expect(judgeEye(openEye, { ...frontal, covered: true }).state).toBe('open');
  });
});

describe('a face', () => {
  const is = (state: Judgement['state'], confidence = 0.9, because = ''): Judgement => ({ state, confidence, because });
  const turned = is('cant-tell', 0, 'turned away');

  it('takes both eyes to be closed, or the only one that can be seen, surely', () => {
    expect(judgeFace(is('closed', 0.9), is('closed', 0.7))).toEqual(is('closed', 0.7));
    expect(judgeFace(is('closed', 0.9), turned)).toMatchObject({ state: 'closed', because: '' });
    expect(judgeFace(is('closed', 0.7), turned)).toEqual(turned);
    expect(judgeFace(is('closed'), is('open'))).toEqual(is('cant-tell', 0, 'one eye reads open, the other closed'));
    expect(judgeFace(is('closed'), is('too-small', 0, 'too small to tell')).state).toBe('too-small');
  });

  it('is open by one open eye unless the other is a squint', () => {
    expect(judgeFace(turned, is('open')).state).toBe('open');
    const squint = is('cant-tell', 0, 'may be half closed');
    expect(judgeFace(squint, is('open'))).toEqual(squint);
    const down = is('too-small', 0, 'too small to tell; the lids seem down');
    expect(judgeFace(is('open'), down)).toEqual(down);
  });
});

const sized = (w: number, h: number, score = 0.92) => ({ box: { x: 0, y: 0, w, h }, score });

describe('prominence', () => {
  it('is none for what is hardly a face or hardly seen, however few others there are', () => {
    expect(prominences([sized(0.2, 0.2, 0.7)])).toEqual([0]);
    expect(prominences([sized(0.02, 0.02)])).toEqual([0]);
    expect(prominences([])).toEqual([]);
  });

  it('is not that of a small face that the frame cuts off, unless it is large', () => {
    const atRim = (side: number) => ({ box: { x: 1.001 - side, y: 0.4, w: side, h: side }, score: 0.92 });
    expect(prominences([atRim(0.05)])[0]).toBeLessThan(prominentArea);
    expect(prominences([atRim(0.3)])).toEqual([1]);
  });

  it('does not change when a false face comes and goes', () => {
    const people = [sized(0.15, 0.2), sized(0.1, 0.13, 0.85)];
    expect(prominences([...people, sized(0.3, 0.3, 0.71)]).slice(0, 2)).toEqual(prominences(people));
  });

  it('counts a group of small faces as long as they are in the picture at all', () => {
    for (const share of prominences(Array.from({ length: 12 }, () => sized(0.04, 0.05)))) expect(share).toBeCloseTo(1);
  });
});

describe('a picture', () => {
  it('is judged by its worst prominent face', () => {
    const shares = prominences([sized(0.2, 0.25), sized(0.1, 0.125), sized(0.1, 0.1)]);
    expect(shares.map((share) => Number(share.toFixed(3)))).toEqual([1, 0.25, 0.2]);
    const faces = (['open', 'closed', 'closed'] as const).map((state, index) => ({
      state,
      confidence: 0.8,
      prominence: shares[index]!,
    }));
    expect(pictureEyes(faces)).toEqual({ state: 'closed', confidence: 0.8, faceIndex: 1 });
    expect(pictureEyes([faces[0]!, faces[2]!])).toEqual({ state: 'open', confidence: 0.8, faceIndex: 0 });
    expect(pictureEyes([])).toBeNull();
  });
});

describe('the analysis', () => {
  /** A face of 160 x 160 in the middle of 320 x 320; its crop has 240 pixels, the model's 256. */
  const skin = (x: number): [number, number, number] =>
    Math.floor(x / 5) % 2 === 0 ? [210, 160, 130] : [190, 140, 110];
  const picture = paint(320, 320, skin);
  /** With irises at (84, 100) and (172, 100) of the crop. */
  const looking = paint(320, 320, (x, y) =>
    [118.75, 201.25].some((at) => Math.hypot(x - at, y - 133.75) < 5) ? [40, 30, 20] : skin(x),
  );
  const answers = (opening: number, blink: number, asked: FaceModel[] = []): RunFaceModel => {
    const coefficients = new Float32Array(52);
    coefficients.set([blink, blink], 9);
    coefficients.set([0.5, 0.7], 44);
    const outputs: Record<FaceModel, Outputs> = {
      detector: yunetOutputs(320, 320, [
        {
          stride: 32,
          column: 5,
          row: 5,
          cls: 0.9,
          obj: 0.9,
          box: [0, 0, Math.log(5), Math.log(5)],
          points: [-1, -1, 1, -1, 0, 0, -1, 1, 1, 1],
        },
      ]),
      landmarks: {
        points: { data: Float32Array.from(plainFacePoints(opening).flat()), dims: [478, 3] },
        presence: { data: new Float32Array([8]), dims: [1] },
      },
      blendshapes: { coefficients: { data: coefficients, dims: [52] } },
      eyes: { prob_open: { data: new Float32Array([0.1, 0.2, 0.3]), dims: [3] } },
      recognition: { recognisability: { data: new Float32Array([0.6]), dims: [1, 1] } },
    };
    return async (model) => {
      asked.push(model);
      return outputs[model];
    };
  };
  const all = new Set<FaceModel>(['detector', 'landmarks', 'blendshapes', 'eyes']);

  it('gives fractions of the picture in the shape of the contract', async () => {
    const faces = await analyseFaces({ picture: looking, run: answers(12, 0.1), installed: all });
    expect(faces.map((one) => faceSchema.parse(one))).toEqual(faces);
    expect(faces).toHaveLength(1);
    const [one] = faces;
    expect(one).toMatchObject({ state: 'open', prominence: 1, because: '', name: null, sharpness: null });
    expect(one!.yawDeg).toBeCloseTo(0, 6);
    expect(one!.smile).toBeCloseTo(0.6, 6);
    expect(one!.box.x).toBeCloseTo(0.25, 6);
    expect(one!.points[0]!.x).toBeCloseTo(128 / 320, 6);
    expect(one!.eyes.right.aspectRatio).toBeCloseTo(0.3, 5);
    // The right eye's middle is at (84, 100) of the 256 crop pixels, which span 240 pixels around (160, 160).
    expect(one!.eyes.right.box.x + one!.eyes.right.box.w / 2).toBeCloseTo((160 + (84 / 256 - 0.5) * 240) / 320, 5);
  });

  it('looks twice and asks the classifier before it calls eyes closed', async () => {
    const asked: FaceModel[] = [];
    const [one] = await analyseFaces({ picture, run: answers(3, 0.7, asked), installed: all });
    expect(one).toMatchObject({ state: 'closed' });
    expect(asked).toEqual(['detector', 'landmarks', 'blendshapes', 'landmarks', 'eyes', 'eyes']);
    const openAsked: FaceModel[] = [];
    await analyseFaces({ picture, run: answers(12, 0.1, openAsked), installed: all });
    expect(openAsked).toEqual(['detector', 'landmarks', 'blendshapes']);
  });
});
