/** @file Faces as the scorer found them, made complete where the picture can be decoded: sharpness at native resolution. */
import { type Face, face } from '../../contract/face.ts';
import { faceCrops, withFaceSharpness } from '../found-faces/face-crops.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';

/** Faces beyond these are too small in their group for their sharpness to matter. */
const judgedFaces = 24;

/** `found` is what the scorer said; throws where that is not a list of faces. */
export async function finishFaces(
  previews: Pick<Previews, 'develop'>,
  source: DisplaySource,
  found: unknown,
  signal: AbortSignal,
): Promise<Face[]> {
  const faces = face.array().parse(found);
  const judged = faces.slice(0, judgedFaces);
  if (judged.length === 0) return faces;
  const measured = await previews.develop(source, { crops: faceCrops(judged) }, { signal }).catch(() => {
    // The verdicts stand without it; whatever ails the file is found and told by those who read it next.
    signal.throwIfAborted();
    return null;
  });
  return [...withFaceSharpness(judged, measured?.crops ?? []), ...faces.slice(judgedFaces)];
}
