/** @file Branded ids. All are positive integers made by the catalog; they mean nothing outside it and never encode a path. */
import { z } from 'zod';

const id = z.number().int().positive().max(Number.MAX_SAFE_INTEGER);

export const folderId = id.brand('FolderId');
export type FolderId = z.infer<typeof folderId>;

export const photoId = id.brand('PhotoId');
export type PhotoId = z.infer<typeof photoId>;

const isPhotoId = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;
/** Lists may have every photo of a shoot: checked in one loop by the same rule as `photoId`, since a schema for each element would cost more than the query. */
export const photoIdList = z.custom<PhotoId[]>(
  (value) => Array.isArray(value) && value.every(isPhotoId),
  'expected a list of photo ids',
);

/** A stack is named by its first photo in capture order, so the same photos give the same id after a restart. */
export const stackId = id.brand('StackId');
export type StackId = z.infer<typeof stackId>;

/** One entry of the undo log; a batch is one step. */
export const stepId = id.brand('StepId');
export type StepId = z.infer<typeof stepId>;

/** Hex digest over a file's size and sampled bytes. Everything derived from pixels is cached under it, so a renamed file keeps its results. */
export const contentKey = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .brand('ContentKey');
export type ContentKey = z.infer<typeof contentKey>;

/** An opaque name for a place on disk, handed out by the host (dialog, drop, command line); the page never sees or sends paths. */
export const placeToken = z
  .string()
  .regex(/^[A-Za-z0-9_-]{16,64}$/)
  .brand('PlaceToken');
export type PlaceToken = z.infer<typeof placeToken>;
