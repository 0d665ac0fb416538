/** @file A folder is read in slices, so that nobody waits for a hundred thousand photos at a time. */
import type { FolderId } from '../../../contract/ids.ts';

/** Photos of a folder by their ids: those above `after`, up to and with `to`. */
export interface Slice {
  folderId: FolderId;
  after: number;
  to: number;
}

/** WHERE of a slice; its three parameters are `sliceOf`. */
export const inSlice = 'p.folder_id = ? AND p.id > ? AND p.id <= ?';
export const sliceOf = ({ folderId, after, to }: Slice): [number, number, number] => [folderId, after, to];
