/** @file What ranking and suggestions know of a photo. Everything but the id and the state may be missing. */
import type { Turn } from '../../../contract/decision.ts';
import type { Box, Face } from '../../../contract/face.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { Measures } from '../../../contract/measures.ts';
import type { PhotoState } from '../../../contract/photo.ts';
import type { Reason, SuggestionClass } from '../../../contract/suggestion.ts';

export interface SuggestInput {
  id: PhotoId;
  state: PhotoState;
  /** Of the upright picture that can be seen here; left out where nobody knows. */
  longSidePx?: number;
  /** Of a RAW, only a preview far smaller than the photo could be seen. */
  isIndexPrint?: boolean;
  measures: Measures | null;
  /** Detail to compare the frames of a stack by (measures/frame-detail.ts); null where there is none. */
  detail: Uint8Array | null;
  faces: readonly Face[];
  /** As the photographer turned the picture: words say where a face stands in it. Everything else here is of the picture as it is in the file. */
  turn?: Turn;
  /** Normalised scores, 0..1, of any models. */
  scores: readonly { model: string; normalised: number }[];
  focusPoint: { x: number; y: number } | null;
  /** Where the photographer says that the subject is; left out or null where nothing was said. */
  subject?: Box | null;
  /** As the camera wrote it, seconds; left out or null where unknown. */
  exposureTimeS?: number | null;
  iso?: number | null;
  fNumber?: number | null;
  /** Camera-local, as PhotoCard.takenAt; left out or null where unknown. */
  takenAt?: string | null;
  /** Soft as a whole, but with a small place that is sharp in every direction (measures/sharp-place.ts). */
  hasSharpPlace?: boolean;
  /** What is clipped is this colour alone, and not burnt out. */
  clippedColour?: 'red' | 'green' | 'blue';
  /** Why it is not judged among the photographs: a screenshot, a page, the same file as another one. */
  aside?: Reason;
  /** The class the photographer dismissed on this photo, if any. */
  dismissed: SuggestionClass | null;
}
