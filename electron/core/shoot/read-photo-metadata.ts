/** @file Full metadata of a photo in memory: its display file, the other file of a pair, and the sidecars beside them. */
import type { ReadMetadata } from '../catalog/cache-repos/metadata.repo.ts';
import { joinPath } from '../library/paths.ts';
import type { MetadataReader } from '../metadata/metadata-reader.ts';
import { findSidecars } from '../sidecars/find-sidecars.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Null where ExifTool cannot say now. `told` hears once that ExifTool is missing. */
export function createReadPhotoMetadata(reader: MetadataReader, told: (message: string) => void) {
  let wasTold = false;
  return async (root: Buffer, photo: ShootPhoto, signal: AbortSignal): Promise<ReadMetadata | null> => {
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
    return { metadata: result.metadata, ...result.captureTime };
  };
}
