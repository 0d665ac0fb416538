/** @file Content keys are hex in the program and 16 bytes on disk. */
import type { ContentKey } from '../../../contract/ids.ts';

export const keyBytes = (key: ContentKey): Buffer => Buffer.from(key, 'hex');
export const keyOf = (bytes: Buffer): ContentKey => bytes.toString('hex') as ContentKey;
