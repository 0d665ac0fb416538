/** @file A shoot by the scripts, measured as the app measures: looks, hashes and sharpness of every frame, with the truth beside them. */
import type { PhotoId } from '../../electron/contract/ids.ts';
import type { SuggestInput } from '../../electron/core/culling/frames/suggest-input.ts';
import type { StackInput } from '../../electron/core/culling/sets/stack-input.ts';
import { packLook } from '../../electron/core/measures/look.ts';
import { measurePicture } from '../../electron/core/measures/measure-picture.ts';
import { formatTaken } from '../make-shoot/camera-time.ts';
import { type SeededRandom, seededRandom } from '../make-shoot/seeded-random.ts';
import type { SourcePicture } from '../make-shoot/sources.ts';
import { subjectPlace, takePicture } from './camera.ts';
import * as choose from './choose-scripts.ts';
import type { FaceBoxes } from './faces.ts';
import type { Script, Settings, Stage, Truth } from './script.ts';
import * as sets from './set-scripts.ts';

export interface Taken {
  script: string;
  /** Frames of one key belong together; null stands alone. */
  group: string | null;
  truth: Truth | null;
  stack: StackInput;
  suggest: SuggestInput;
  look: Uint8Array;
}

export const scripts: Readonly<Record<string, Script>> = {
  burst: choose.burst,
  'burst, focus hunting': choose.huntingBurst,
  'burst, flash fired once': choose.flashOnce,
  'burst, Auto-ISO': choose.autoIso,
  'burst without time': choose.withoutTime,
  'burst, whole seconds': choose.wholeSeconds,
  'two bodies without serials': choose.twoBodies,
  'panned burst': choose.pannedBurst,
  'portrait session': choose.portraitSession,
  'same backdrop, next sitter': choose.nextSitter,
  walk: choose.walk,
  reportage: choose.reportage,
  ...sets.panoramas,
  'sweep at speed': sets.sweep,
  'focus stack': sets.focusStack,
  bracket: sets.bracketAtOnce,
  'bracket by hand': sets.bracketByHand,
  'bracket with dark frames': sets.bracketWithDarkFrames,
  'window and room': sets.windowAndRoom,
  ladder: sets.ladder,
  'repeated exposures': sets.repeatedExposures,
};

/** `perScene` scripts for each source, in turn: those of `names` from the first on, else all from anywhere. Deterministic by seed. */
export async function takeShoot(
  sources: readonly SourcePicture[],
  faces: FaceBoxes,
  options: { perScene: number; seed: number; names?: readonly string[] },
): Promise<Taken[]> {
  const random = seededRandom(options.seed);
  const taken: Taken[] = [];
  const names = options.names ?? Object.keys(scripts);
  let clockMs = Date.UTC(2026, 5, 20, 9);
  let turn = options.names ? 0 : random.whole(0, names.length - 1);
  for (const [index, source] of sources.entries()) {
    const scene = await source.load();
    const otherSource = sources[(index + random.whole(1, sources.length - 1)) % sources.length]!;
    const otherScene = await otherSource.load();
    const subject = { of: scene, from: subjectPlace(scene, faces.get(source.name) ?? null) };
    const otherSubject = { of: otherScene, from: subjectPlace(otherScene, faces.get(otherSource.name) ?? null) };
    for (let n = 0; n < options.perScene; n++, turn++) {
      const script = names[turn % names.length]!;
      const settings = usualSettings(random);
      const stage: Stage = { random, scene, subject, other: { scene: otherScene, subject: otherSubject }, settings };
      // To another scene soon, back to the same one only much later: else it would be the same moment.
      clockMs += 1000 * (n === 0 ? random.pick([3, 8, 20, 60]) : random.between(300, 900));
      for (const shot of scripts[script]!(stage)) {
        clockMs += 1000 * shot.gap;
        const pixels = await takePicture(shot.scene, { noise: random.between(0.6, 2), ...shot.frame }, random);
        const { measures, look, detail } = measurePicture(pixels);
        const id = (taken.length + 1) as PhotoId;
        const ms = shot.time === 'seconds' ? Math.floor(clockMs / 1000) * 1000 : Math.round(clockMs);
        taken.push({
          script,
          group: shot.group === null ? null : `${source.name} ${n} ${shot.group}`,
          truth: shot.truth,
          stack: {
            ...plain,
            ...shot.settings,
            id,
            name: `${shot.prefix ?? 'DSC_'}${String(id).padStart(4, '0')}.JPG`,
            takenAt: shot.time === 'none' ? null : formatTaken(ms),
            dhash: measures.dhash,
            ...(shot.prefix !== undefined && { serial: null }),
          },
          suggest: {
            ...{ id, state: 'ready', measures, detail, faces: [], scores: [], focusPoint: null },
            dismissed: null,
          },
          look: packLook(look),
        });
      }
    }
  }
  return taken;
}

function usualSettings(random: SeededRandom): Settings {
  return {
    exposureTime: random.pick([1 / 60, 1 / 125, 1 / 250, 1 / 500]),
    fNumber: random.pick([2.8, 4, 5.6, 8]),
    iso: random.pick([100, 200, 400, 800]),
    focalLength: random.pick([24, 35, 50, 85, 135]),
  };
}

const plain = {
  camera: 'CG-1',
  serial: '1',
  driveMode: null,
  sequenceNumber: null,
  bracketing: null,
  panorama: false,
  exposureCompensation: null,
};
