/** @file Full metadata of a photo in memory: its display file, the other file of a pair, and the sidecars beside them. */
import type { Metadata } from '../../contract/photo.ts';
import { joinPath } from '../library/paths.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { takenMs } from '../shoot/to-shoot-photo.ts';
import { findSidecars } from './find-sidecars.ts';
import type { MetadataReader } from './metadata-reader.ts';

/** Null where ExifTool cannot say now. A capture time that the header read did not find is taken over. `told` hears once that ExifTool is missing. */
export function createReadPhotoMetadata(reader: MetadataReader, told: (message: string) => void) {
  let wasTold = false;
  return async (root: Buffer, photo: ShootPhoto, signal: AbortSignal): Promise<Metadata | null> => {
    const sidecars = await findSidecars(
      root,
      photo.files.map((file) => file.relPath),
    );
    const turned = photo.orientation >= 5;
    const result = await reader.read(
      {
        path: joinPath(root, photo.display.relPath),
        picture: {
          orientation: photo.orientation,
          storedWidthPx: turned ? photo.heightPx : photo.widthPx,
          storedHeightPx: turned ? photo.widthPx : photo.heightPx,
        },
        sidecars: sidecars.map((sidecar) => sidecar.path),
      },
      signal,
    );
    if (!result.ok) {
      if (result.reason === 'no-exiftool' && !wasTold) {
        wasTold = true;
        told(result.message);
      }
      return null;
    }
    if (photo.takenAt === null && result.captureTime.takenAt !== null) {
      photo.takenAt = result.captureTime.takenAt;
      photo.takenOffset = result.captureTime.takenOffset;
      photo.takenMs = takenMs(photo.takenAt, photo.display.mtimeNs);
    }
    return result.metadata;
  };
}
