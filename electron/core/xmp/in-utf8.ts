/** @file Sidecars in other encodings than UTF-8, for reading alone: XMP allows UTF-16 (ISO 16684-1, 7.1), and old programs wrote the system's 8 bits. Such a file is never edited. */

/** The same text in UTF-8. UTF-16 by its mark or by its first character's zero; what is no UTF-8 otherwise is taken for Windows-1252, in which decisions look the same as in any other. */
export function inUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = encodingOf(bytes);
  return encoding === null ? bytes : Buffer.from(new TextDecoder(encoding).decode(bytes));
}

function encodingOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | 'windows-1252' | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return null;
  } catch {
    return 'windows-1252';
  }
}
