/** @file MediaPipe's `face_landmarker.task` becomes the two ONNX models of face analysis. */
import { join } from 'node:path';
import { CheckpointError, openZip } from '../checkpoint/index.ts';
import { type OnnxModel, writeModel } from '../onnx/index.ts';
import { buildBlendshapesModel, buildLandmarksModel } from './build-face-models.ts';

export type ConvertFaceLandmarkerOptions = {
  readonly taskPath: string;
  /** An existing folder. */
  readonly outDir: string;
  readonly signal?: AbortSignal | undefined;
};

export type ConvertedFile = { readonly path: string; readonly bytes: number; readonly sha256: string };
export type ConvertedFaceModels = { readonly landmarks: ConvertedFile; readonly blendshapes: ConvertedFile };

/** Larger members are no face model; a hostile archive must not fill the memory. */
const maximumMemberBytes = 64 << 20;

/** The two networks inside the archive, as ONNX models in memory. */
function readFaceModels(taskPath: string): { landmarks: OnnxModel; blendshapes: OnnxModel } {
  const archive = openZip(taskPath);
  try {
    const member = (name: string): Uint8Array => {
      if ((archive.entries.get(name)?.bytes ?? 0) > maximumMemberBytes) {
        throw new CheckpointError(`"${name}" is too large`);
      }
      return archive.read(name);
    };
    return {
      landmarks: buildLandmarksModel(member('face_landmarks_detector.tflite')),
      blendshapes: buildBlendshapesModel(member('face_blendshapes.tflite')),
    };
  } finally {
    archive.close();
  }
}

/**
 * Converts the archive to `face-landmarks.onnx` and `face-blendshapes.onnx` in `outDir`; each file is either complete
 * or absent, and both are built before the first is written.
 * @throws CheckpointError, naming the file, when the archive or a model in it cannot be used.
 */
export async function convertFaceLandmarker(options: ConvertFaceLandmarkerOptions): Promise<ConvertedFaceModels> {
  const { taskPath, outDir, signal } = options;
  const models = (() => {
    try {
      return readFaceModels(taskPath);
    } catch (error) {
      if (!(error instanceof CheckpointError) || error.message.includes(taskPath)) throw error;
      throw new CheckpointError(`${taskPath} cannot be converted: ${error.message}`, { cause: error });
    }
  })();
  const write = async (model: OnnxModel, name: string): Promise<ConvertedFile> => {
    const path = join(outDir, name);
    return { path, ...(await writeModel(model, path, { signal })) };
  };
  return {
    landmarks: await write(models.landmarks, 'face-landmarks.onnx'),
    blendshapes: await write(models.blendshapes, 'face-blendshapes.onnx'),
  };
}
