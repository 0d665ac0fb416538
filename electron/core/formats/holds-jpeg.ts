/** @file Whether bytes that do not begin like a JPEG hold one all the same: its first block was lost on the card, or rubbish lies behind its first two bytes. */
import { isWellFormedSegment } from './jpeg-segments.ts';

/** Quantisation tables and the frame header: what is left must have both, since rubbish has neither by chance. */
const tables = 0xdb;
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xc2;

/** `head`: the file's first bytes, the more the better: in front of the frame lie metadata of up to some 64 kB. */
export function holdsJpeg(head: Uint8Array): boolean {
  let hasTables = false;
  for (let at = head.indexOf(0xff); at >= 0 && at + 4 <= head.length; at = head.indexOf(0xff, at + 1)) {
    const marker = head[at + 1]!;
    if ((marker !== tables && !isFrame(marker)) || !isWellFormedSegment(head, at)) continue;
    if (isFrame(marker) && hasTables) return true;
    hasTables ||= marker === tables;
  }
  return false;
}
