/** @file Photos leave the window: the system's own drag, with their files. */
import type { NativeImage, WebContents } from 'electron';
import { z } from 'zod';
import { photoId } from '../../contract/ids.ts';
import type { ServedPreview } from '../../core/previews/serve-preview.ts';

/** Ids of photos. */
export const dragArguments = z.tuple([z.array(photoId).min(1).max(1_000)]);

/** Of the picture that hangs at the pointer, device-independent. */
const iconPx = 96;
/** Grey, where a picture is none that Electron reads: without one macOS starts no drag. */
const greyPixel =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

export interface DragParts {
  nativeImage: { createFromPath(file: string): NativeImage; createFromDataURL(url: string): NativeImage };
}

/** To be called while the button is still down; the system follows the pointer from there. */
export function startDrag(
  contents: Pick<WebContents, 'startDrag' | 'isDestroyed'>,
  files: readonly string[],
  preview: ServedPreview | null,
  { nativeImage }: DragParts,
): void {
  const [file] = files;
  if (file === undefined || contents.isDestroyed()) return;
  const read = preview && 'file' in preview ? nativeImage.createFromPath(preview.file) : null;
  const icon =
    read && !read.isEmpty()
      ? read.resize({ height: iconPx })
      : nativeImage.createFromDataURL(greyPixel).resize({ width: iconPx, height: iconPx });
  contents.startDrag({ file, files: [...files], icon });
}
