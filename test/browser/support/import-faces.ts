/** @file Face models from the reference material, installed as a photographer would install them from files. */
import path from 'node:path';
import type { Engine } from '../../../electron/core/engine.ts';

const files = { yunet: 'yunet_n_dynamic.onnx', 'face-landmarks': 'face_landmarker.task', 'eye-state': 'ocec_m.onnx' };

export async function importFaceModels(engine: Engine, sharedDir: string): Promise<void> {
  for (const [id, name] of Object.entries(files)) {
    const file = engine.places.tokenFor(Buffer.from(path.join(sharedDir, 'models', name)));
    // Read to the end: installed is the last word.
    for await (const event of await engine.client.models.import({ id, file })) void event;
  }
}
