/** @file What the photographer set; kept in the catalog. */
import { z } from 'zod';
import { xmpProfile } from './exporting.ts';
import { languages } from './languages.ts';
import { cullSettings, defaultCullSettings } from './suggestion.ts';

/** What makes a photo a decided one: any of flag, stars and label, or one of them alone. */
export const decidedBy = z.enum(['any', 'flag', 'stars', 'label']);
export type DecidedBy = z.infer<typeof decidedBy>;

export const settings = z.object({
  culling: cullSettings,
  decidedBy,
  /** Changed keys only: action id -> key strokes ("Shift+P"). */
  keys: z.record(z.string(), z.array(z.string())),
  keyPreset: z.enum(['chinagraph', 'photo-mechanic']),
  theme: z.enum(['dark', 'grey', 'light']),
  /** Of the page and the desktop app's menus. */
  language: z.enum(['system', ...languages]),
  advanceAfterDecision: z.boolean(),
  /** The step of the first shoot's hint line; done never shows it again. */
  hint: z.enum(['move', 'decide', 'handOver', 'done']),
  /** Largest size of the preview cache, bytes. */
  previewCacheBytes: z.number().int().min(100_000_000),
  xmpProfile: xmpProfile,
  writeScoresToXmp: z.boolean(),
  /** What the photographer's choices inside stacks teach is gathered, and used where it has proved itself. */
  learnTaste: z.boolean(),
  /** What a model that finds (CLIP) sees in two photos counts in stacks; off until somebody asks for it: its threshold was fitted on no photos. */
  stacksByModel: z.boolean(),
  /** Faces are told apart by a descriptor, so that people can be found; off until somebody asks for it. */
  people: z.boolean(),
  /** Models to score with; null means all installed. */
  scoreModels: z.array(z.string()).nullable(),
  /** Where the CPU scores: first a pass over pictures of 512 pixels, then as always. */
  quickScores: z.boolean(),
  /** Score new photos as soon as they are indexed. */
  scoreAutomatically: z.boolean(),
  /** Provider to use, or "remote=URL" of a named server; null chooses the fastest of this computer that passes. */
  device: z.string().nullable(),
  /** Base URL to fetch models from instead of their official places; empty uses those. */
  modelMirror: z.string(),
  /** How the photographer is called where decisions are merged; empty is the system's name of the user. */
  authorName: z.string().max(80),
  /** Addresses of servers that pictures may be sent to for scoring: naming one is the consent. */
  servers: z.array(z.string().max(2_000)).max(32),
});
export type Settings = z.infer<typeof settings>;

export const defaultSettings: Settings = {
  culling: defaultCullSettings,
  decidedBy: 'any',
  keys: {},
  keyPreset: 'chinagraph',
  theme: 'dark',
  language: 'system',
  advanceAfterDecision: false,
  hint: 'move',
  previewCacheBytes: 20_000_000_000,
  xmpProfile: 'lightroom',
  writeScoresToXmp: false,
  learnTaste: true,
  stacksByModel: false,
  people: false,
  scoreModels: null,
  quickScores: false,
  scoreAutomatically: true,
  device: null,
  modelMirror: '',
  authorName: '',
  servers: [],
};
