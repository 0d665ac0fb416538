/** @file What the engine and a prover child say to each other. */
import type { Turn } from '../../../contract/decision.ts';
import type { ProofFormat } from '../../../contract/exporting.ts';
import type { Condition } from '../../quality/gate.ts';

export interface ProveJob {
  id: number;
  /** Raw sRGB, 8 bits, height x width x 3. */
  raw: string;
  widthPx: number;
  heightPx: number;
  /** As the photographer turned the photo. */
  turn: Turn;
  format: ProofFormat;
  target: readonly Condition[];
  /** Where the search begins, and how fast the margin grows there; null: nothing is known yet. */
  guess: { index: number; slope: number } | null;
  /** A setting whose size is wanted too, for the comparison with one quality for all; null: none. */
  sizeAt: number | null;
  /** Where the finished file goes. */
  file: string;
}

export interface Proved {
  widthPx: number;
  heightPx: number;
  /** Of the format's settings. */
  index: number;
  setting: string;
  bytes: number;
  /** Measured on the file decoded again; null where a metric is not defined for this picture. */
  values: Record<string, number | null>;
  reached: boolean;
  /** Why it was not; null where it was. */
  because: string | null;
  /** What settings would have taken, as far as they were tried; in the smaller form of the file that is kept. */
  sizes: { index: number; bytes: number }[];
  /** Of the margin per setting, near the end of the search; null where it cannot be told. */
  slope: number | null;
}

export type ProveReply =
  | { type: 'hello' }
  | { type: 'proved'; id: number; proved: Proved }
  | { type: 'failed'; id: number; message: string };
