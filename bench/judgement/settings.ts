/** @file What a camera would write into a made frame of its settings: true of how it was made, where its files say anything. */
import type { SuggestInput } from '../../electron/core/culling/frames/suggest-input.ts';
import type { CameraPlan, FramePlan } from './plan-frames.ts';

export type Settings = Pick<SuggestInput, 'exposureTimeS' | 'iso' | 'fNumber'>;

const plain = { exposureTimeS: 1 / 250, iso: 200, fNumber: 4 };

/**
 * More noise is a higher sensitivity, by the square, and a shorter time for it; another exposure is another time. A flash that did not fire, like shakes, focus and lids, leaves the settings as they are.
 */
export function settingsOf(camera: Pick<CameraPlan, 'noiseLevels'>, frame: FramePlan): Settings {
  const { kind, amount, exposureJitter } = frame;
  const gain = kind === 'iso' ? Math.max(amount / camera.noiseLevels, 1.8) ** 2 : 1;
  const stops = exposureJitter + (kind === 'overexposed' ? amount : kind === 'underexposed' ? -amount : 0);
  return {
    exposureTimeS: (plain.exposureTimeS * 2 ** stops) / gain,
    iso: Math.round(plain.iso * gain),
    fNumber: plain.fNumber,
  };
}
