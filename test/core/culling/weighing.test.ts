import { describe, expect, it } from 'vitest';
import type { Stack } from '../../../electron/contract/stack.ts';
import {
  type CullWeights,
  cullSettings,
  defaultCullSettings,
  plainWeights,
} from '../../../electron/contract/suggestion.ts';
import { featureNames } from '../../../electron/core/culling/compare/features.ts';
import { faultNames } from '../../../electron/core/culling/judgement/faults.ts';
import { rankStack } from '../../../electron/core/culling/rank-stack.ts';
import { suggest } from '../../../electron/core/culling/suggest.ts';
import { weightName } from '../../../electron/core/culling/weighing.ts';
import { builtInTypes } from '../../../electron/core/settings/built-in-types.ts';
import { face, input, photoId } from './make-inputs.ts';

const weights = (more: Partial<CullWeights>): CullWeights => ({ ...plainWeights, ...more });

describe('weights of a shoot type', () => {
  it('reach every feature and fault, each by the weight it is told under', () => {
    const by = Object.groupBy([...featureNames, ...faultNames], (name) => weightName(name) ?? 'none');
    expect(by.none).toEqual(['behind']);
    expect(by.subject).toEqual(['softSubject', 'softSubjectMiddle', 'softEyes', 'softSubject']);
    expect(by.eyes).toEqual(['eyes', 'eyes']);
    expect(by.exposure?.toSorted()).toEqual(
      ['exposureOff', 'dim', 'clipped', 'cast', 'dim', 'bright', 'clipped'].toSorted(),
    );
  });

  it('decide which frame of a stack is best: one a little softer, or one much darker', () => {
    const frames = [
      input(1, { sharpness: 0.75 }),
      input(2, { sharpness: 1, exposure: -2 }),
      input(3, { sharpness: 0.9 }),
    ];
    const place = (of: CullWeights) => rankStack(frames, of).map(({ id }) => Number(id));
    expect(rankStack(frames)).toEqual(rankStack(frames, plainWeights));
    expect(place(weights({ exposure: 0 }))[0]).toBe(2);
    expect(place(weights({ exposure: 2, sharpness: 0.2, subject: 0.2 }))[2]).toBe(2);
  });

  it('of nothing take a reason away, and leave the others as they were', () => {
    const alone: Stack[] = [{ id: 1 as Stack['id'], kind: 'standalone', photoIds: [photoId(1)], bestId: null }];
    const open = [2, 3].map((id) => input(id, {}, { faces: [face(0.4, 'open')] }));
    const blinking = [input(1, { edge: -3 }, { faces: [face(0.4, 'closed')] }), ...open];
    const found = (of: CullWeights) =>
      suggest(blinking, alone, { ...defaultCullSettings, weights: of })[0]!.reasons.filter(
        ({ weight }) => weight === 'bad',
      );
    const codes = (of: CullWeights) => found(of).map(({ code }) => code);
    expect(codes(plainWeights).toSorted()).toEqual(['eyes-closed', 'soft']);
    expect(codes(weights({ eyes: 0 }))).toEqual(['soft']);
    expect(codes(weights({ sharpness: 0, subject: 0 }))).toEqual(['eyes-closed']);
  });

  it('of a shoot culled before there were any are as fitted; the types that are there are in bounds', () => {
    const { weights: _weights, type: _type, ...old } = defaultCullSettings;
    expect(cullSettings.parse(old)).toEqual(defaultCullSettings);
    expect(builtInTypes[0]!.weights).toEqual(plainWeights);
    for (const { strictness, keep, stackStrength, weights: of } of builtInTypes)
      expect(cullSettings.safeParse({ strictness, keep, stackStrength, weights: of, type: null }).success).toBe(true);
  });
});
