/** @file Full metadata, in the background, by ExifTool in processes of its own. */

import type { ExifTool } from 'exiftool-vendored';
import { say } from '../../../texts/say.ts';
import type { Metadata } from '../../contract/photo.ts';
import type { Told } from '../../contract/told.ts';
import type { CaptureTime } from '../library/header/capture-time.ts';
import { captureTimeOf } from './capture-time.ts';
import { withSayablePath } from './exiftool-path.ts';
import { probeExifTool } from './exiftool-process.ts';
import type { RawTags } from './raw-tags.ts';
import { readHdr } from './read-hdr.ts';
import type { StoredPicture } from './regions.ts';
import { createSharedRuns } from './shared-runs.ts';
import { toMetadata } from './to-metadata.ts';
import { wantedTagArgs } from './wanted-tags.ts';

export { createExifTool } from './exiftool-process.ts';

export interface MetadataRequest {
  /** Absolute. */
  path: Buffer;
  /** From the header read. */
  picture: StoredPicture;
}

export type MetadataResult =
  | { ok: true; metadata: Metadata; captureTime: CaptureTime }
  /** no-exiftool: nothing can be read until it is installed. unreadable: this file, now; try again. */
  | { ok: false; reason: 'no-exiftool' | 'unreadable'; message: string };

export interface MetadataReader {
  read(request: MetadataRequest, signal?: AbortSignal): Promise<MetadataResult>;
  /** Of the camera body; null where it is not stated. Throws where the file or ExifTool cannot be read. */
  readSerial(path: Buffer): Promise<string | null>;
  /** ExifTool's version, or what keeps it from running. */
  probe(): Promise<{ ok: true; version: string } | { ok: false; message: Told }>;
}

const retryProbeAfterMs = 60_000;
const fastArgs = ['-fast', ...wantedTagArgs];

export function createMetadataReader({ exiftool }: { exiftool: ExifTool }): MetadataReader {
  let probed: { at: number; result: ReturnType<MetadataReader['probe']> } | null = null;

  const probe: MetadataReader['probe'] = () => {
    const now = performance.now();
    if (probed && now - probed.at < retryProbeAfterMs) return probed.result;
    const result = probeExifTool(exiftool).then((answer) => {
      if (answer.ok && probed) probed.at = Number.POSITIVE_INFINITY;
      return answer;
    });
    probed = { at: now, result };
    return result;
  };

  const ask = createSharedRuns(exiftool);
  const askExifTool = (path: Buffer): Promise<RawTags> =>
    // -fast: do not read a JPEG's picture data to its end; nothing that is asked for lies behind it.
    withSayablePath(path, (sayable) => ask(sayable, /\.jpe?g$/i.test(sayable) ? fastArgs : wantedTagArgs));

  const nowhere: StoredPicture = { orientation: 1, storedWidthPx: 0, storedHeightPx: 0 };

  return {
    probe,
    readSerial: async (path) => toMetadata(await askExifTool(path), nowhere).serial,
    async read({ path, picture }, signal) {
      signal?.throwIfAborted();
      const running = await probe();
      if (!running.ok) return { ok: false, reason: 'no-exiftool', message: running.message };
      try {
        const tags = await askExifTool(path);
        const metadata = { ...toMetadata(tags, picture), hdr: await readHdr(path) };
        return { ok: true, metadata, captureTime: captureTimeOf(tags) };
      } catch (error) {
        signal?.throwIfAborted();
        const detail = error instanceof Error ? error.message : String(error);
        return {
          ok: false,
          reason: 'unreadable',
          message: say('metadata.unreadable', { detail }),
        };
      }
    },
  };
}
