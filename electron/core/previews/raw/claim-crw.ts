/** @file Canon CRW: a CIFF heap (CIFF specification 1.0, revision 4) whose root directory lists two JPEGs. */
import type { ByteSource } from '../../formats/byte-source.ts';
import type { Claim } from './embedded-jpeg.ts';
import { noClaims, type RawClaims } from './raw-previews.ts';

const jpegTags: ReadonlyMap<number, Claim['tag']> = new Map([
  [0x2007, 'JpgFromRaw'],
  [0x2008, 'ThumbnailImage'],
]);
const maxEntries = 1000;
const entryBytes = 10;

export function claimCrw(source: ByteSource): RawClaims {
  const head = source.bytes(0, 6);
  const tail = source.bytes(source.size - 4, 4);
  if (!head || !tail) return noClaims;
  const little = head[0] === 0x49;
  const heap = viewOf(head).getUint32(2, little);
  const table = heap + viewOf(tail).getUint32(0, little);
  const countBytes = source.bytes(table, 2);
  if (!countBytes) return noClaims;
  const count = viewOf(countBytes).getUint16(0, little);
  const entries = count <= maxEntries ? source.bytes(table + 2, count * entryBytes) : null;
  if (!entries) return noClaims;
  const view = viewOf(entries);
  const claims: Claim[] = [];
  for (let at = 0; at < entries.length; at += entryBytes) {
    const tag = jpegTags.get(view.getUint16(at, little));
    if (tag)
      claims.push({ tag, length: view.getUint32(at + 2, little), offset: heap + view.getUint32(at + 6, little) });
  }
  return { ...noClaims, claims };
}

function viewOf(data: Uint8Array): DataView {
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}
