/** @file Text files that people and their spreadsheets save: UTF-8, UTF-16 as Excel's "Unicode text", or the old code page of Windows. */

/** Every runtime has it; this folder's types are of the language alone. */
declare const TextDecoder: new (label: string, options?: { fatal: boolean }) => { decode(bytes: Uint8Array): string };

const byMark = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
] as const;

/** What the bytes say; null where they are no text at all. */
export function textOfBytes(bytes: Uint8Array): string | null {
  const [wide] = byMark.find(([, first, second]) => bytes[0] === first && bytes[1] === second) ?? [];
  const text = wide
    ? new TextDecoder(wide).decode(bytes)
    : (utf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes));
  return text.includes('\0') ? null : text;
}

/** Null where it is something else. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
