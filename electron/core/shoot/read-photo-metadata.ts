/** @file Full metadata of a photo in memory: of its display file. What sidecars say is read apart (sidecars/beside.ts). */
import type { ReadMetadata } from '../catalog/cache-repos/metadata.repo.ts';
import { joinPath } from '../library/paths.ts';
import type { MetadataReader } from '../metadata/metadata-reader.ts';
import { storedPicture } from './settle-beside.ts';
import type { ShootPhoto } from './shoot-photo.ts';

/** Null where ExifTool cannot say now. `told` hears once that ExifTool is missing. */
export function createReadPhotoMetadata(reader: MetadataReader, told: (message: string) => void) {
  let wasTold = false;
  return async (root: Buffer, photo: ShootPhoto, signal: AbortSignal): Promise<ReadMetadata | null> => {
    const result = await reader.read(
      { path: joinPath(root, photo.display.relPath), picture: storedPicture(photo) },
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
