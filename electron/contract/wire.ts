/**
 * @file How long lists of whole numbers (ids) cross a process: as one string, their JSON text. The transport's serialiser walks every value it is given,
 * which for a list of 100,000 ids costs more than everything else on their way; of a string it sees one. Handed to every RPC handler and link; the
 * contract's types know nothing of it.
 */

/** Shorter lists travel as they are. */
const longFrom = 32;

const isLongList = (data: unknown): boolean => {
  if (!Array.isArray(data) || data.length < longFrom) return false;
  for (let i = 0; i < data.length; i++) if (!Number.isSafeInteger(data[i])) return false;
  return true;
};

const unpack = (text: unknown): unknown => {
  const list: unknown = typeof text === 'string' ? JSON.parse(text) : null;
  if (!isLongList(list)) throw new TypeError('A packed list is the JSON text of a long list of whole numbers.');
  return list;
};

/** For `customJsonSerializers` of both ends; types below 20 are the transport's own. */
export const wireSerializers = [
  { type: 20, condition: isLongList, serialize: (list: number[]): string => JSON.stringify(list), deserialize: unpack },
];
