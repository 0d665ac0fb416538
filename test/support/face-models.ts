/** @file The face models from the reference material, ready to run, and pictures decoded the way faces are. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ort from 'onnxruntime-node';
import sharp from 'sharp';
import type { Feeds, Outputs, Picture } from '../../native-models/adapters/index.ts';
import { convertModel } from '../../native-models/convert-model.ts';
import type { FaceModel, RunFaceModel } from '../../native-models/faces/index.ts';
import { convertFaceLandmarker } from '../../native-models/tflite/index.ts';

async function runSession(session: ort.InferenceSession, feeds: Feeds): Promise<Outputs> {
  const entries = Object.entries(feeds).map(([name, { data, dims }]) => {
    if (!(data instanceof Float32Array)) throw new Error('the face models take float32');
    return [name, new ort.Tensor('float32', data, dims)] as const;
  });
  const outputs = await session.run(Object.fromEntries(entries));
  return Object.fromEntries(
    Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: data as Float32Array, dims }]),
  );
}

/** Converts the landmark models and opens all sessions, one thread each. */
export async function openFaceModels(sharedDir: string): Promise<RunFaceModel> {
  const outDir = mkdtempSync(join(tmpdir(), 'chinagraph-face-models-'));
  const models = join(sharedDir, 'models');
  const converted = await convertFaceLandmarker({ taskPath: join(models, 'face_landmarker.task'), outDir });
  const lightqnet = join(sharedDir, 'metrics', 'weights', 'lightqnet-dm050.pb');
  const recognition = await convertModel({ id: 'lightqnet-050', sourcePath: lightqnet, outDir, now: new Date(0) });
  const files: Record<FaceModel, string> = {
    detector: join(models, 'yunet_n_dynamic.onnx'),
    landmarks: converted.landmarks.path,
    blendshapes: converted.blendshapes.path,
    eyes: join(models, 'ocec_m.onnx'),
    recognition: recognition.onnxPath,
  };
  const open = (file: string) => ort.InferenceSession.create(readFileSync(file), { intraOpNumThreads: 1 });
  const sessions: Record<FaceModel, ort.InferenceSession> = {
    detector: await open(files.detector),
    landmarks: await open(files.landmarks),
    blendshapes: await open(files.blendshapes),
    eyes: await open(files.eyes),
    recognition: await open(files.recognition),
  };
  rmSync(outDir, { recursive: true, force: true });
  return (model, feeds) => runSession(sessions[model], feeds);
}

/** Upright sRGB pixels, at most `longSidePx` long; also the size of the whole upright picture. */
export async function decodePicture(
  file: string,
  longSidePx: number,
): Promise<{ picture: Picture; fullWidthPx: number; fullHeightPx: number }> {
  const source = sharp(readFileSync(file));
  const { autoOrient } = await source.metadata();
  const { data, info } = await source
    .autoOrient()
    .resize(longSidePx, longSidePx, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = { data, widthPx: info.width, heightPx: info.height };
  return { picture, fullWidthPx: autoOrient.width, fullHeightPx: autoOrient.height };
}
