/** @file Paths as bytes: a name on disk need not be valid UTF-8, and is never changed on its way through. */

const slash = 0x2f;
const backslash = 0x5c;
const dot = 0x2e;
const decoder = new TextDecoder('utf-8');

/** `root` and a '/'-separated relative path. */
export function joinPath(root: Buffer, rel: Buffer): Buffer {
  if (rel.length === 0) return root;
  const last = root.at(-1);
  const ends = last === slash || (process.platform === 'win32' && last === backslash);
  return ends ? Buffer.concat([root, rel]) : Buffer.concat([root, Buffer.of(slash), rel]);
}

/** For people: invalid bytes appear as U+FFFD. Never to be turned back into a path. */
export function displayName(bytes: Buffer): string {
  return decoder.decode(bytes);
}

/** The last component of a '/'-separated path. */
export function baseName(path: Buffer): Buffer {
  return path.subarray(path.lastIndexOf(slash) + 1);
}

/** Everything before the last component, without the slash; empty at the root. */
export function directoryOf(path: Buffer): Buffer {
  return path.subarray(0, Math.max(0, path.lastIndexOf(slash)));
}

/** Lower case, without the dot; empty when there is none. Names that begin with a dot have no extension. */
export function extensionOf(path: Buffer): string {
  const name = baseName(path);
  const at = name.lastIndexOf(dot);
  return at > 0 ? name.toString('latin1', at + 1).toLowerCase() : '';
}

/** The path without its extension: what a RAW and its JPEG have in common, byte for byte. */
export function stemOf(path: Buffer): Buffer {
  const extension = extensionOf(path);
  return extension === '' ? path : path.subarray(0, path.length - extension.length - 1);
}

/** A string that is equal exactly for equal bytes, for use as a key of a Map. */
export function pathKey(path: Buffer): string {
  return path.toString('latin1');
}

/** A folder's own path or anything below it. */
export function isWithin(path: Buffer, folder: Buffer): boolean {
  if (folder.length === 0) return true;
  return (
    path.subarray(0, folder.length).equals(folder) && (path.length === folder.length || path[folder.length] === slash)
  );
}
