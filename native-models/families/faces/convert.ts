/** @file MediaPipe's archive holds two networks; the other face models come as ONNX. */
import { basename } from 'node:path';
import { convertFaceLandmarker } from '../../tflite/index.ts';
import type { ConvertedModelFile, FamilyConversion } from '../family.ts';

export { keepOnnx } from '../keep-onnx.ts';

export async function convertFaces({ sourcePath, outDir, signal }: FamilyConversion): Promise<ConvertedModelFile[]> {
  const { landmarks, blendshapes } = await convertFaceLandmarker({ taskPath: sourcePath, outDir, signal });
  return Object.entries({ landmarks, blendshapes }).map(([role, { path, bytes, sha256 }]) => ({
    role,
    fileName: basename(path),
    bytes,
    sha256,
  }));
}
