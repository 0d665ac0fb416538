/** @file Where one path lies inside another, as bytes. Both '/' and '\\' end a component: paths in the catalog are as their system writes them. */

const isSeparator = (byte: number | undefined): boolean => byte === 0x2f || byte === 0x5c;

/** What of `path` follows `root`, with its separator; null where it does not lie below. A root that ends in a separator ("/", "E:\\") keeps it out. */
export function withoutRoot(path: Buffer, root: Buffer): Buffer | null {
  if (path.length <= root.length || !path.subarray(0, root.length).equals(root)) return null;
  const rest = path.subarray(root.length);
  return isSeparator(rest[0]) || isSeparator(root.at(-1)) ? rest : null;
}

/** A path as `files.rel_path` has it, '/'-separated and relative to `root`; null where it does not lie below. */
export function relativeTo(path: Buffer, root: Buffer): Buffer | null {
  const rest = withoutRoot(path, root);
  if (!rest) return null;
  const inside = isSeparator(rest[0]) ? rest.subarray(1) : rest;
  return inside.includes(0x5c) && root.includes(0x5c)
    ? Buffer.from(inside.map((byte) => (byte === 0x5c ? 0x2f : byte)))
    : inside;
}
