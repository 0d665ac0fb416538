/** @file JSON in pieces: 100,000 photos as one string are more than a string can hold, and nobody needs them at once. */

/** About the size of a pipe. */
const chunkChars = 65_536;
/** Down to here values are taken apart (a result, its lists); what is deeper is small and stringified whole. */
const maxDepth = 2;

/** Together exactly what JSON.stringify(value) gives; of a value that JSON has no word for, "null". `shown` changes what is stringified whole. */
export function* jsonChunks(value: unknown, shown: (part: unknown) => unknown = (part) => part): Generator<string> {
  let chunk = '';
  for (const piece of piecesOf(value, 0, shown)) {
    chunk += piece;
    if (chunk.length < chunkChars) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

function* piecesOf(value: unknown, depth: number, shown: (part: unknown) => unknown): Generator<string> {
  if (depth === maxDepth || !isContainer(value)) {
    yield JSON.stringify(shown(value)) ?? 'null';
  } else if (Array.isArray(value)) {
    yield '[';
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ',';
      yield* piecesOf(item, depth + 1, shown);
    }
    yield ']';
  } else {
    yield '{';
    let before = '';
    for (const [key, item] of Object.entries(value)) {
      if (!isContainer(item) && JSON.stringify(item) === undefined) continue;
      yield `${before}${JSON.stringify(key)}:`;
      before = ',';
      yield* piecesOf(item, depth + 1, shown);
    }
    yield '}';
  }
}

/** A list or a plain record; what says itself how it stands in JSON (a date) is left to JSON.stringify. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
