/** @file What stacking knows of a photo: when, by which camera, how set, and what it roughly looks like. */
import type { PhotoId } from '../../../contract/ids.ts';
import type { Metadata } from '../../../contract/photo.ts';

export interface StackInput
  extends Pick<
    Metadata,
    | 'camera'
    | 'serial'
    | 'driveMode'
    | 'sequenceNumber'
    | 'bracketing'
    | 'panorama'
    | 'exposureTime'
    | 'fNumber'
    | 'iso'
    | 'focalLength'
    | 'exposureCompensation'
  > {
  id: PhotoId;
  /** Breaks ties of time where there is no `place`. */
  name: string;
  /** In the shoot's capture order, where that is known. */
  place?: number;
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss" or null. */
  takenAt: string | null;
  /** Measures.dhash, null until measured. */
  dhash: string | null;
}
