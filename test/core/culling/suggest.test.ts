import { describe, expect, it } from 'vitest';
import { inventShoot } from '../../../bench/culling.ts';
import { seededRandom } from '../../../bench/make-shoot/seeded-random.ts';
import type { Stack } from '../../../electron/contract/stack.ts';
import { type CullSettings, defaultCullSettings, suggestion } from '../../../electron/contract/suggestion.ts';
import { buildStacks } from '../../../electron/core/culling/build-stacks.ts';
import { findingsOf } from '../../../electron/core/culling/findings.ts';
import { rankStack } from '../../../electron/core/culling/rank-stack.ts';
import { suggest as suggestInCode } from '../../../electron/core/culling/suggest.ts';
import { inEnglish } from '../../support/in-english.ts';
import { face, input, photoId } from './make-inputs.ts';

const suggest = (...of: Parameters<typeof suggestInCode>) => inEnglish(suggestInCode(...of));

const settings = (more: Partial<CullSettings> = {}): CullSettings => ({ ...defaultCullSettings, ...more });
const stack = (kind: Stack['kind'], ids: number[]): Stack => ({
  id: ids[0] as Stack['id'],
  kind,
  photoIds: ids.map(photoId),
  bestId: null,
});
const alone = (ids: number[]) => ids.map((id) => stack('standalone', [id]));
const burst = [
  input(1, { sharpness: 1 }),
  input(2, { sharpness: 1.25 }),
  input(3, { sharpness: 1.2 }),
  input(4, { sharpness: 0.25, motionBlur: 0.9 }),
];
const classes = (found: { class: string }[]) => found.map((one) => one.class);

describe('suggestions', () => {
  it('keeps the sharpest of a burst, rejects the hopeless one and is unsure of the rest', () => {
    const found = suggest(burst, [stack('burst', [1, 2, 3, 4])], settings());
    expect(classes(found)).toEqual(['undecided', 'keep', 'undecided', 'reject']);
    expect(found[1]!.reasons[0]).toMatchObject({ code: 'sharpest-of-stack', text: 'sharpest of 4 in this burst' });
    const reasons = found[3]!.reasons.map((reason) => reason.text);
    expect(reasons).toContain('softer than 3 of 4 in this burst');
    expect(found[3]!.confidence).toBeGreaterThan(0.85);
    expect(found.every((one) => suggestion.safeParse(one).success)).toBe(true);
  });

  it('has no sure word for the best of a burst where another frame is in focus on something else, unless its own subject is known to be sharp', () => {
    const onSubject = (best: number | null, other: number | null) => {
      const frames = burst.map((frame, i) => {
        const subject = i === 3 ? other : best;
        return subject === null ? frame : { ...frame, faces: [face(0.4, 'open', { sharpness: subject })] };
      });
      const ranks = rankStack(frames).map((rank) => ({
        ...rank,
        isSharpOnSubject: rank.id === 4,
        isFocusedElsewhere: rank.id === 4,
        utility: rank.id === 4 ? -5 : rank.utility,
      }));
      const found = suggest(frames, [stack('burst', [1, 2, 3, 4])], settings(), new Map([[1 as Stack['id'], ranks]]));
      return [found[1]!.class, found[1]!.reasons[0]!.code, found[3]!.class];
    };
    const unsure = ['undecided', 'focus-elsewhere', 'undecided'];
    expect(onSubject(null, null)).toEqual(unsure);
    expect(onSubject(0.6, 0.8)).toEqual(unsure);
    expect(onSubject(0.8, 0.6)).toEqual(['keep', expect.not.stringContaining('focus'), 'undecided']);
  });

  it('names whose eyes are closed, with the numbers', () => {
    const faces = [face(0.1, 'open'), face(0.3, 'closed'), face(0.5, 'open'), face(0.7, 'open')];
    const found = suggest(
      [input(1, {}, { faces }), input(2, {}, { faces: [face(0.1, 'open')] })],
      alone([1, 2]),
      settings(),
    );
    expect(found[0]!.reasons.map((reason) => reason.text)).toEqual(['eyes closed: second from left']);
    expect(found[0]!.reasons[0]!.numbers).toEqual({ confidence: 0.9, faces: 1 });
    expect(findingsOf(found[0]!)).toEqual(['eyes-closed']);
    const one = suggest([input(1, {}, { faces: [face(0.4, 'closed')] })], alone([1]), settings());
    expect(one[0]!.reasons[0]!.text).toBe('eyes closed');
    const unsure = suggest([input(1, {}, { faces: [face(0.4, 'cant-tell')] })], alone([1]), settings());
    expect(unsure[0]!.class).not.toBe('reject');
  });

  it('never rejects what it cannot see, what is damaged, and what belongs to a set', () => {
    const wrong = { edge: -3.5, exposure: -6, clippedShadows: 0.9 };
    const inputs = [
      input(1, wrong, { state: 'damaged' }),
      input(2, null, { state: 'corrupt' }),
      input(3, null, { state: 'pending' }),
      input(4, wrong),
      input(5, wrong),
      input(6, wrong),
      ...Array.from({ length: 20 }, (_, i) => input(7 + i)),
    ];
    const stacks = [...alone([1, 2, 3, ...Array.from({ length: 20 }, (_, i) => 7 + i)]), stack('bracket', [4, 5, 6])];
    for (const strictness of ['low', 'normal', 'high'] as const) {
      const found = suggest(inputs, stacks, settings({ strictness, keep: { count: 2 } }));
      expect(found.slice(0, 6).every((one) => one.class === 'undecided' && one.confidence === 0)).toBe(true);
    }
    const [damaged, , pending, bracketed] = suggest(inputs, stacks, settings());
    expect(damaged!.reasons[0]!.code).toBe('damaged');
    expect(pending!.reasons[0]!.text).toBe('not looked at yet');
    expect(bracketed!.reasons[0]).toMatchObject({ code: 'protected', weight: 'note' });
  });

  it('keeps what it found while the drive is away', () => {
    const others = Array.from({ length: 20 }, (_, i) => input(7 + i));
    const soft = { edge: -3.2 };
    const judge = (state: 'ready' | 'offline') =>
      suggest([input(1, soft, { state }), ...others], alone([1, ...others.map(({ id }) => id)]), settings())[0]!;
    expect(judge('offline')).toEqual(judge('ready'));
    expect(judge('offline').reasons[0]!.code).toBe('soft');
    const unseen = suggest([input(1, null, { state: 'offline' })], alone([1]), settings())[0]!;
    expect(unseen.reasons[0]!.code).toBe('no-picture');
  });

  it('brings keepers to a share or a number, best frames of stacks first, without promoting rejects', () => {
    const { stackInputs, inputs } = inventShoot(100, seededRandom(5));
    const stacks = buildStacks(stackInputs, 0.5);
    const kept = (keep: CullSettings['keep']) =>
      suggest(inputs, stacks, settings({ keep })).filter((one) => one.class === 'keep').length;
    expect(kept({ share: 0.2 })).toBe(20);
    expect(kept({ count: 7 })).toBe(7);
    const rejected = suggest(inputs, stacks, settings()).filter((one) => one.class === 'reject').length;
    expect(rejected).toBeGreaterThan(0);
    expect(kept({ share: 1 })).toBe(100 - rejected);
    const two = suggest(burst, [stack('burst', [1, 2, 3, 4])], settings({ keep: { count: 2 } }));
    expect(classes(two)).toEqual(['undecided', 'keep', 'keep', 'reject']);
  });

  it('rejects no less and keeps no more as strictness rises', () => {
    const { stackInputs, inputs } = inventShoot(100, seededRandom(6));
    const stacks = buildStacks(stackInputs, 0.5);
    const [low, normal, high] = (['low', 'normal', 'high'] as const).map((strictness) =>
      suggest(inputs, stacks, settings({ strictness })),
    );
    inputs.forEach((_, i) => {
      const rank = { reject: 0, undecided: 1, keep: 2 };
      expect(rank[low![i]!.class]).toBeGreaterThanOrEqual(rank[normal![i]!.class]);
      expect(rank[normal![i]!.class]).toBeGreaterThanOrEqual(rank[high![i]!.class]);
    });
    const bests = new Set(stacks.map((one) => one.photoIds.length).filter((size) => size > 1));
    expect(bests.size).toBeGreaterThan(0);
  });

  it('never rejects for light, colour and grain alone, nor what is nearly as good as the best', () => {
    const unlike = [
      ...burst.slice(0, 3),
      input(4, { sharpness: 1.25, exposure: 2.5, clippedHighlights: 0.4, noise: 9 }),
    ];
    const found = suggest(unlike, [stack('burst', [1, 2, 3, 4])], settings({ strictness: 'high' }));
    expect(found.map((one) => one.class)).not.toContain('reject');
  });

  it('keeps none of a burst in which nothing is sharp, and says so', () => {
    const soft = [1, 2, 3].map((id) => input(id, { sharpness: 0.5 + id / 20, edge: -2.9 }));
    const found = suggest(soft, [stack('burst', [1, 2, 3])], settings());
    expect(classes(found)).not.toContain('keep');
    expect(found[2]!.reasons.map((reason) => reason.code)).toContain('none-sharp');
    expect(findingsOf(found[2]!)).toContain('none-sharp');
  });

  it('says of a photo that stands alone what is right and what is not, and keeps it for a sharp subject with open eyes alone', () => {
    const sharp = { edge: -0.4, noise: 0.5 };
    const open = face(0.4, 'open', { eyeSharpness: 0.9 });
    const found = suggest(
      [
        input(1, sharp),
        input(2, sharp, { faces: [open] }),
        input(3, sharp, { faces: [face(0.4, 'cant-tell', { eyeSharpness: 0.9 })] }),
        input(4, { ...sharp, subjectSharpness: 0.8 }),
        input(5, { ...sharp, edge: -2.2 }),
        input(6, { ...sharp, edge: -3.2 }),
        input(7, { ...sharp, edge: -1.5, exposure: -0.6, noise: 2.2, clippedHighlights: 0.12 }),
        input(8, { edge: null, exposure: -12, contrast: 0, clippedShadows: 1 }),
        input(9, { edge: null, exposure: -8, contrast: 0.02, clippedShadows: 0.99 }),
      ],
      alone([1, 2, 3, 4, 5, 6, 7, 8, 9]),
      settings(),
    );
    const keep = [
      'undecided',
      'keep',
      'undecided',
      'keep',
      'undecided',
      'undecided',
      'undecided',
      'reject',
      'undecided',
    ];
    expect(classes(found)).toEqual(keep);
    const said = found.map(({ reasons }) => reasons.map(({ text }) => text).join(', '));
    expect(said[0]).toBe('sharp at 1:1, highlights and shadows held, hardly any noise');
    expect(said[1]).toContain('sharp on the face');
    expect(said[3]).toContain('sharp at the focus point');
    expect(said[4]).toMatch(/^a little soft at 1:1/);
    expect(said[5]).toBe('nothing in it is sharp');
    // Neither half a stop nor texture that reads as grain is held against another picture of another thing.
    expect(said[6]).toBe('highlights clipped 12 %');
    expect(said[7]).toContain('nothing on it but black');
    expect(said[8]).not.toContain('nothing on it');
  });

  it('is the surer of a sharp face the sharper it is, and keeps none whose eyes are hardly open', () => {
    const shown = (eyeSharpness: number, confidence: number) =>
      input(1, { edge: -0.4 }, { faces: [{ ...face(0.4, 'open', { eyeSharpness }), confidence }] });
    const of = (photo: ReturnType<typeof input>) => suggest([photo], alone([1]), settings())[0]!;
    const [sharp, sharper, blinking] = [of(shown(0.85, 0.95)), of(shown(1.1, 0.95)), of(shown(1.1, 0.7))];
    expect(classes([sharp, sharper, blinking])).toEqual(['keep', 'keep', 'undecided']);
    expect(sharper.confidence).toBeGreaterThan(sharp.confidence + 0.05);
    expect(blinking.reasons.map((reason) => reason.code)).toContain('sharp-on-subject');
    // Hair runs one way, too: movement is a claim that needs another frame, or blur beyond doubt.
    const hair = of(input(1, { edge: -2.27, motionBlur: 0.95 }));
    expect(hair.reasons[0]!.text).toBe('a little soft at 1:1');
    expect(of(input(1, { edge: -3, motionBlur: 0.95 })).reasons[0]!.code).toBe('soft');
    expect(of(input(1, { edge: -3, motionBlur: 0.95 }, { exposureTimeS: 1 / 60 })).reasons[0]!.code).toBe(
      'motion-blur',
    );
    // Both as a fault and as a word of a photo alone: once.
    const burnt = suggest([input(1, { clippedHighlights: 0.6 }), input(2), input(3)], alone([1, 2, 3]), settings())[0]!;
    expect(burnt.reasons.filter(({ code }) => code === 'clipped-highlights')).toHaveLength(1);
  });

  it('cannot tell which light is right where one frame as good as the best is lit otherwise', () => {
    const frames = [1, 2, 3, 4, 5].map((id) => input(id, { edge: -0.4, exposure: id === 5 ? 1.2 : 0 }));
    const found = suggest(frames, [stack('burst', [1, 2, 3, 4, 5])], settings());
    expect(classes(found)).not.toContain('keep');
    expect(found.flatMap(({ reasons }) => reasons.map((reason) => reason.code))).toContain('light-disputed');
    const alike = suggest(frames.slice(0, 4), [stack('burst', [1, 2, 3, 4])], settings());
    expect(classes(alike)).toContain('keep');
  });

  it('remembers a dismissal of the very class only, and says nothing without inputs', () => {
    const found = (dismissed: 'keep' | 'reject') =>
      suggest([...burst.slice(0, 3), { ...burst[3]!, dismissed }], [stack('burst', [1, 2, 3, 4])], settings())[3]!;
    expect(found('reject').dismissed).toBe(true);
    expect(found('keep').dismissed).toBe(false);
    expect(suggest([], [], settings())).toEqual([]);
  });

  it('uses scores across the shoot when there are some', () => {
    const inputs = Array.from({ length: 21 }, (_, i) =>
      input(i + 1, {}, { scores: [{ model: 'musiq-koniq', normalised: 0.3 + i * 0.02 }] }),
    );
    const found = suggest(inputs, alone(inputs.map((one) => one.id)), settings());
    expect(found.at(-1)!.class).toBe('keep');
    expect(found.at(-1)!.reasons[0]!.code).toBe('high-score');
    expect(found[0]!.reasons[0]!.code).toBe('low-score');
    expect(found[10]!.reasons.map(({ code }) => code)).toEqual(['tones-held']);
  });
});
