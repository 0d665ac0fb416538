/** @file The sets of a part of the scenes, taken, measured and ready to be judged as one shoot. */
import { existsSync } from 'node:fs';
import type { PhotoId, StackId } from '../../electron/contract/ids.ts';
import type { Stack } from '../../electron/contract/stack.ts';
import type { SuggestInput } from '../../electron/core/culling/frames/suggest-input.ts';
import { settleProminence } from '../../electron/core/found-faces/follow-faces.ts';
import type { Baselines } from './baselines.ts';
import { isAcceptable } from './kinds.ts';
import { type Maker, makePool, poolOf } from './make-pool.ts';
import { type FindFaces, type MeasuredFrame, measureFrame } from './measure-frame.ts';
import type { FramePlan } from './plan-frames.ts';
import type { Part, Scene } from './scenes.ts';
import { type SetKind, setsOf } from './sets.ts';
import { type Settings, settingsOf } from './settings.ts';

export interface JudgedFrame {
  plan: FramePlan;
  input: SuggestInput;
  /** What its camera would say of its settings; not in `input`, since files without them must be judged as well. */
  settings: Settings;
  baselines: Baselines;
  /** The sharpness map, for those who rank by it. */
  map: MeasuredFrame['map'];
  isAcceptable: boolean;
}

export interface JudgedSet {
  scene: string;
  kind: SetKind;
  stack: Stack;
  frames: JudgedFrame[];
}

export interface CollectOptions {
  cacheDir: string;
  findFaces: FindFaces | null;
  facesVersion: string | null;
  /** Another draw of framings, kinds and amounts. */
  salt?: number;
  maker?: Maker;
  /** Take the first so many scenes of the part; all by default. */
  scenes?: number;
  /** Leave out scenes of which frames are missing instead of taking them. */
  onlyTaken?: boolean;
  say?: (text: string) => void;
}

export async function collectSets(scenes: readonly Scene[], part: Part, options: CollectOptions): Promise<JudgedSet[]> {
  const { cacheDir, findFaces, facesVersion, salt = 0, say = () => undefined } = options;
  const sets: JudgedSet[] = [];
  let nextId = 1;
  for (const scene of scenes.filter((one) => one.part === part).slice(0, options.scenes)) {
    const pool = poolOf(scene, cacheDir, salt, options.maker);
    if (options.onlyTaken && !pool.frames.every((frame) => existsSync(pool.fileOf(frame.name)))) continue;
    const taken = await makePool(pool);
    const measured = new Map<string, MeasuredFrame>();
    for (const { name } of pool.frames)
      measured.set(name, await measureFrame(pool.fileOf(name), findFaces, facesVersion));
    say(`${scene.name}${taken > 0 ? `, ${taken} frames taken` : ''}`);
    for (const set of setsOf(pool.frames)) {
      // As the app does it: whose face counts is settled over the stack.
      const faces = settleProminence(set.frames.map((plan) => measured.get(plan.name)!.faces));
      const frames = set.frames.map((plan, i) => ({
        ...toJudged(plan, { ...measured.get(plan.name)!, faces: faces[i]! }, nextId++ as PhotoId),
        settings: settingsOf(pool.camera, plan),
      }));
      sets.push({ scene: scene.name, kind: set.kind, stack: stackOf(frames), frames });
    }
  }
  return sets;
}

function toJudged(plan: FramePlan, frame: MeasuredFrame, id: PhotoId): Omit<JudgedFrame, 'settings'> {
  return {
    plan,
    baselines: frame.baselines,
    map: frame.map,
    isAcceptable: isAcceptable(plan.kind, plan.severity),
    input: {
      id,
      state: 'ready',
      longSidePx: frame.longSidePx,
      measures: frame.measures,
      detail: frame.detail,
      faces: frame.faces,
      scores: [],
      focusPoint: null,
      dismissed: null,
    },
  };
}

/** Stacking is another bench's: here every set is the stack that it is. */
function stackOf(frames: readonly JudgedFrame[]): Stack {
  const photoIds = frames.map(({ input }) => input.id);
  return {
    id: photoIds[0]! as number as StackId,
    kind: photoIds.length === 1 ? 'standalone' : 'burst',
    photoIds,
    bestId: null,
  };
}

/** The same sets as files that say how they were taken. */
export const withSettings = (sets: readonly JudgedSet[]): JudgedSet[] =>
  sets.map((set) => ({
    ...set,
    frames: set.frames.map((frame) => ({ ...frame, input: { ...frame.input, ...frame.settings } })),
  }));
