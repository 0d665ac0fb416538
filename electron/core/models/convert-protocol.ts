/** @file What the store and its conversion process say to each other. */
import type { Conversion, FileRole } from './model-definition.ts';

export interface ConvertRequest {
  readonly conversion: Conversion;
  /** The file as it was fetched. */
  readonly source: string;
  /** An existing, empty folder. */
  readonly outDir: string;
}

export interface ConvertedFile {
  readonly role: FileRole;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type ConvertAnswer =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'done'; readonly files: readonly ConvertedFile[]; readonly converter: string }
  | { readonly type: 'failed'; readonly message: string };
