/**
 * @file ExifTool as the second opinion on RAW files: it knows several hundred cameras, and takes 20 ms and more for what the fast
 * path does in 2.
 */
import { randomUUID } from 'node:crypto';
import { promises as fs } from 'node:fs';
import path from 'node:path';
import type { ExifTool } from 'exiftool-vendored';
import { withSayablePath } from '../metadata/exiftool-path.ts';
import { findFfmpeg, takeFrame, thumbnailBeside } from './clip-poster.ts';
import type { DecoderSource } from './decoder/protocol.ts';

export interface ExtractedPreview {
  file: string;
  /** Removes the file. */
  remove(): Promise<void>;
}

/** The largest JPEG that ExifTool finds in a RAW file, or a clip's poster, in a file of its own; null where there is none. */
export type ExtractPreview = (source: DecoderSource) => Promise<ExtractedPreview | null>;

/** In the order of size in nearly every camera. */
const previewTags = ['JpgFromRaw', 'JpgFromRaw2', 'PreviewImage', 'OtherImage', 'ThumbnailImage'] as const;

/** `workDir` is swept at start by whoever owns it. */
export function createExtractPreview(exiftool: Pick<ExifTool, 'extractBinaryTag'>, workDir: string): ExtractPreview {
  return async (source) => {
    await fs.mkdir(workDir, { recursive: true });
    const file = path.join(workDir, `${randomUUID()}.jpg`);
    const isClip = source.kind === 'clip';
    const thumbnail = isClip ? await thumbnailBeside(Buffer.from(source.path).toString('utf8')) : null;
    if (thumbnail && (await isJpeg(thumbnail))) return { file: thumbnail, remove: async () => undefined };
    return withSayablePath(Buffer.from(source.path), async (sayable) => {
      for (const tag of previewTags) {
        // A tag that is not there is an error to ExifTool, and the normal case here.
        await exiftool.extractBinaryTag(tag, sayable, file).catch(() => undefined);
        if (await isJpeg(file)) return { file, remove: () => fs.rm(file, { force: true }) };
        await fs.rm(file, { force: true });
      }
      const ffmpeg = isClip ? findFfmpeg() : null;
      if (ffmpeg && (await takeFrame(ffmpeg, sayable, file)) && (await isJpeg(file)))
        return { file, remove: () => fs.rm(file, { force: true }) };
      await fs.rm(file, { force: true });
      return null;
    });
  };
}

async function isJpeg(file: string): Promise<boolean> {
  const head = await fs
    .open(file, 'r')
    .then(async (handle) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(3), 0, 3, 0).finally(() => handle.close());
      return buffer.subarray(0, bytesRead);
    })
    .catch(() => Buffer.alloc(0));
  return head.equals(Buffer.from([0xff, 0xd8, 0xff]));
}
