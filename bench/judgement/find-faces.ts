/** @file The face models from the reference material, run in this process; null where they are not there. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { face } from '../../electron/contract/face.ts';
import { analyseFaces, type FaceModel, type RunFaceModel } from '../../native-models/faces/index.ts';
import type { FindFaces } from './measure-frame.ts';

/** The tests' loader. By name: the tests import the benchmarks, so the compiler may not see the reverse. */
interface Loader {
  openFaceModels(sharedDir: string): Promise<RunFaceModel>;
}

const installed: ReadonlySet<FaceModel> = new Set<FaceModel>(['detector', 'landmarks', 'blendshapes', 'eyes']);

export async function openFaceFinder(sharedDir: string): Promise<FindFaces | null> {
  if (!existsSync(path.join(sharedDir, 'models', 'yunet_n_dynamic.onnx'))) return null;
  const { openFaceModels } = (await import(
    new URL('../../test/support/face-models.ts', import.meta.url).href
  )) as Loader;
  const run = await openFaceModels(sharedDir);
  return async (picture) => face.array().parse(await analyseFaces({ picture, run, installed }));
}
