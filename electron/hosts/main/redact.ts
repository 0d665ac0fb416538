/** @file Logs are read by others: of a path only its last part is kept. */

// A drive, a share, a file address or a leading slash, then folders (whose names may hold spaces) up to the last separator.
const windowsPath = /(?:(?<![a-z])[a-z]:|\\\\[^\\/\s"']+)[\\/]+(?:[^\\/\n"'<>|:*?]+[\\/]+)*/gi;
const unixPath = /(?:file:\/\/)?(?<![\w.…])\/(?:[^/\n"'<>:]+\/)+/g;

/** Takes a little too much rather than too little. */
export const redact = (text: string): string => text.replace(windowsPath, '…/').replace(unixPath, '…/');

/** Strings anywhere inside a value; keys stay as they are. */
export function redactDeep(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (value instanceof Error) return redact(value.stack ?? value.message);
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (Array.isArray(value)) return value.map(redactDeep);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, redactDeep(inside)]));
}
