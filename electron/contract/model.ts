/** @file Models a user can have, and devices that can run them: what is shown before, during and after an installation. */
import { z } from 'zod';
import { modelId } from './score.ts';
import { words } from './words.ts';

/** Whether the weights' licence lets someone who earns money with photos use them. */
export const commercialUse = z.enum(['allowed', 'forbidden', 'unstated']);
export type CommercialUse = z.infer<typeof commercialUse>;

/** Installed: ran, gave finite and sensible numbers. Unproven: the user imported it although the sanity check failed. Broken: its files changed or are gone. */
export const modelState = z.enum(['missing', 'installed', 'unproven', 'broken']);

/** Everything a user must see before a byte is fetched. */
export const modelTerms = z.object({
  id: modelId,
  name: z.string(),
  /** What it adds to a cull, in a photographer's words. */
  gives: z.string(),
  /** What it is offered as, in two or three words. */
  offer: z.string(),
  licence: z.string(),
  licenceUrl: z.string().nullable(),
  commercialUse,
  /** What the licence asks of the user or leaves open, in a sentence; empty when there is nothing to say. */
  notice: z.string(),
  /** Size of the download; null where nobody published it. */
  bytes: z.number().int().nonnegative().nullable(),
  url: z.string().nullable(),
  /** It comes with the program: installing it fetches nothing. */
  isPackaged: z.boolean(),
});
export type ModelTerms = z.infer<typeof modelTerms>;

/** Where installed weights came from. */
export const modelProvenance = z.object({
  /** The address or file name they were read from. */
  from: z.string(),
  /** SHA-256 of the file as it came, compared at every later installation. */
  sourceSha256: z.string(),
  sourceBytes: z.number().int().nonnegative(),
  /** SHA-256 of the weights that run: part of every score's identity. */
  weightsSha256: z.string(),
  /** Converter and its version; null for files used as they are. */
  converter: z.string().nullable(),
  licenceAccepted: z.boolean(),
  installedAt: z.string(),
});
export type ModelProvenance = z.infer<typeof modelProvenance>;

export const modelInfo = modelTerms.extend({
  /** What it is for: scores, finding faces, one more measure of faces, who a face is, a metric of two pictures, finding. */
  purpose: z.enum(['score', 'faces', 'face-measure', 'people', 'compare', 'embed']),
  /** True for models that come with the program: they score where they are named, installed or not. */
  builtIn: z.boolean(),
  /** True for models added with a card of the user's own. */
  custom: z.boolean(),
  state: modelState,
  provenance: modelProvenance.nullable(),
  /** What is wrong and what to do; null when nothing is. */
  problem: words.nullable(),
});
export type ModelInfo = z.infer<typeof modelInfo>;

export const modelStep = z.object({
  id: modelId,
  step: z.enum(['fetching', 'checking', 'converting', 'proving', 'done']),
  /** 0..1 within the step; null where it cannot be known. */
  fraction: z.number().min(0).max(1).nullable(),
  doneBytes: z.number().int().nonnegative(),
  totalBytes: z.number().int().nonnegative().nullable(),
});
export type ModelStep = z.infer<typeof modelStep>;

/** What an installation or import tells while it runs; the last event is terms, installed or refused. */
export const installEvent = z.discriminatedUnion('type', [
  /** Nothing was fetched: show these and ask again with the licence accepted. */
  z.object({ type: z.literal('terms'), terms: modelTerms }),
  z.object({ type: z.literal('step'), step: modelStep }),
  z.object({ type: z.literal('installed'), model: modelInfo }),
  /** Nothing was installed; what stood there before still stands. */
  z.object({ type: z.literal('refused'), problem: words }),
]);
export type InstallEvent = z.infer<typeof installEvent>;

export const provider = z.enum(['cuda', 'dml', 'coreml', 'webgpu', 'cpu', 'remote']);
export type Provider = z.infer<typeof provider>;

/** A server that pictures may be sent to for scoring; its token is never told. */
export const namedServer = z.object({
  url: z.string(),
  host: z.string(),
  /** False over plain http, which leads into one's own network alone. */
  isSecure: z.boolean(),
  hasToken: z.boolean(),
});
export type NamedServer = z.infer<typeof namedServer>;

/** Numbers of a device next to the CPU's on the same golden pictures. */
export const deviceGate = z.object({
  pictures: z.number().int().positive(),
  /** Largest difference as a percentage of the model's range; 0.5 is the limit. */
  worstPercent: z.number().nonnegative(),
  /** Spearman's; 0.999 is the limit. */
  rankCorrelation: z.number(),
  passed: z.boolean(),
});
export type DeviceGate = z.infer<typeof deviceGate>;

export const deviceInfo = z.object({
  provider,
  /** Adapter and driver as far as they can be known, for example "NVIDIA H200, driver 580.65". */
  adapter: z.string(),
  /** Ready: may be used. Wrong: runs but its numbers differ. Bad: crashed or hung too often with this driver. Unavailable: cannot start here. Untested: not probed yet. */
  state: z.enum(['ready', 'wrong', 'bad', 'unavailable', 'untested']),
  gate: deviceGate.nullable(),
  imagesPerSecond: z.number().positive().nullable(),
  /** The one that scores. */
  chosen: z.boolean(),
  /** Why, in a sentence; parts that fell back to the CPU are named here. */
  note: words,
});
export type DeviceInfo = z.infer<typeof deviceInfo>;
