/** @file Sigma X3F: a directory at the end lists sections; image sections of format 18 hold a JPEG after a header of 28 bytes. */
import type { ByteSource } from '../../formats/byte-source.ts';
import type { Claim } from './embedded-jpeg.ts';
import { noClaims, type RawClaims } from './raw-previews.ts';

const maxSections = 100;
const entryBytes = 12;
const sectionHeaderBytes = 28;
const jpegFormat = 18;

export function claimX3f(source: ByteSource): RawClaims {
  const tail = source.bytes(source.size - 4, 4);
  if (!tail) return noClaims;
  const at = viewOf(tail).getUint32(0, true);
  const head = source.bytes(at, 12);
  if (!head || text(head) !== 'SECd') return noClaims;
  const count = Math.min(viewOf(head).getUint32(8, true), maxSections);
  const directory = source.bytes(at + 12, count * entryBytes);
  if (!directory) return noClaims;
  const view = viewOf(directory);
  const claims: Claim[] = [];
  for (let i = 0; i < directory.length; i += entryBytes) {
    const offset = view.getUint32(i, true);
    const length = view.getUint32(i + 4, true);
    const section = text(directory.subarray(i + 8)).startsWith('IMA') ? source.bytes(offset, sectionHeaderBytes) : null;
    if (!section || viewOf(section).getUint32(12, true) !== jpegFormat) continue;
    claims.push({ offset: offset + sectionHeaderBytes, length: length - sectionHeaderBytes, tag: 'JpgFromRaw' });
  }
  return { ...noClaims, claims };
}

function text(data: Uint8Array): string {
  return String.fromCharCode(...data.subarray(0, 4));
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
