/** @file The models of face analysis by their part in it, and how they are run. */
import type { Feeds, Outputs, Picture } from '../adapters/adapter-types.ts';
import type { Box } from './face-types.ts';

/** YuNet, MediaPipe's landmarks and blendshapes, OCEC, LightQNet. */
export type FaceModel = 'detector' | 'landmarks' | 'blendshapes' | 'eyes' | 'recognition';

/** Runs one model; whoever owns the sessions provides it. */
export type RunFaceModel = (model: FaceModel, feeds: Feeds) => Promise<Outputs>;

/** Pixels of a part of the picture at native resolution; `region` says which part, as fractions of the picture. */
export type NativeCrop = { readonly picture: Picture; readonly region: Box };

export type AnalyseFacesOptions = {
  /** The upright picture; see [Note: Pixels for faces]. */
  readonly picture: Picture;
  readonly run: RunFaceModel;
  /**
   * Models that `run` can run. Without the detector there are no faces; without landmarks and blendshapes no verdicts;
   * without the eye classifier one witness less; without recognition nothing is said of how recognisable a face is.
   */
  readonly installed: ReadonlySet<FaceModel>;
  /** Sharper pixels for a small face, or null where the original has none; asked with the face's surroundings. */
  readonly nativeCrop?: ((region: Box) => Promise<NativeCrop | null>) | undefined;
  readonly signal?: AbortSignal | undefined;
};
