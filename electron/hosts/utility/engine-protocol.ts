/**
 * @file What main and the engine's process say to each other. The page's calls are not among it: they go over a port of their own. Plain data,
 * both ends are ours; only `engineSettings` is parsed, because it travels as a command-line argument.
 */

import { z } from 'zod';
import type { FolderId, PhotoId, PlaceToken } from '../../contract/ids.ts';
import type { Progress } from '../../contract/progress.ts';
import type { Settings } from '../../contract/settings.ts';
import type { ServedPreview } from '../../core/previews/serve-preview.ts';
import type { LaunchOptions } from '../../core/work/launch-child.ts';
import type { PreviewRequest } from '../shared/preview-address.ts';

export const engineSettings = z
  .object({
    catalogDir: z.string().min(1),
    cacheDir: z.string().min(1),
    /** The built page, for paired devices. */
    pageDir: z.string().min(1),
    /** Models that came with the installer; null where none did. */
    shippedModelsDir: z.string().min(1).nullable(),
    /** A Node that runs what Electron's own processes cannot; null where there is nothing of the kind. */
    nodeBinary: z.string().min(1).nullable(),
    /** none: safe mode, nothing runs on its own. */
    background: z.enum(['none', 'index', 'score']),
  })
  .strict();
export type EngineSettings = z.infer<typeof engineSettings>;

export type ToEngine =
  /** Carries a MessagePort: the page's line to the router. */
  | { type: 'connect' }
  | { type: 'preview'; id: number; asked: PreviewRequest }
  | { type: 'cancel-preview'; id: number }
  /** A clip that is played; answered with the file it is. */
  | { type: 'original'; id: number; photo: PhotoId }
  /** A path from a dialog or a drop; answered with its token. */
  | { type: 'place'; id: number; path: string }
  /** A folder named on the command line or in the menu. */
  | { type: 'open'; id: number; path: string }
  /** Photos dragged out of the window; answered with their files. */
  | { type: 'drag'; id: number; ids: PhotoId[] }
  | { type: 'trashed'; id: number; failed: string | null }
  /** Answered with 'pong' as soon as the engine gets to it. */
  | { type: 'ping'; id: number }
  | { type: 'close' }
  | { type: 'child-message'; child: number; message: unknown }
  | { type: 'child-exit'; child: number; code: number | null; signal: string | null };

export type FromEngine =
  | { type: 'ready' }
  /** Of the settings: at the start, and whenever it is chosen. */
  | { type: 'language'; language: Settings['language'] }
  /** The catalog cannot be opened: `says` is for the photographer. Trying again at once is pointless. */
  | { type: 'cannot-start'; says: string }
  | { type: 'previewed'; id: number; served: ServedPreview | { failed: string } }
  /** Null for a photo that is not in the catalog. The path as bytes: names need not be text. */
  | { type: 'original'; id: number; original: { path: Uint8Array; name: string } | null | { failed: string } }
  | { type: 'place'; id: number; token: PlaceToken }
  | { type: 'opened'; id: number; opened: { folderId: FolderId } | { failed: string } }
  | { type: 'dragged'; id: number; files: string[] | { failed: string } }
  | { type: 'pong'; id: number }
  | { type: 'log'; level: 'info' | 'warn'; message: string; details: Record<string, unknown> }
  /** Of one piece of work: a few times a second while it lasts, and its end. */
  | { type: 'work'; progress: Progress }
  /** One file, absolute: only main has the system's trash. */
  | { type: 'trash'; id: number; file: string }
  /** Main launches children: with Electron's fuses a process cannot fork itself. */
  | { type: 'launch'; child: number; module: string; options: LaunchOptions }
  | { type: 'child-send'; child: number; message: unknown }
  | { type: 'child-kill'; child: number };
