/** @file From an id to its place in a list. Ids of one shoot lie close together, so a typed array answers where a map would cost tens of milliseconds to fill. */

/** Answers -1 for an id that is not in the list. */
export const indexIds = <Id extends number>(ids: readonly Id[]): ((id: Id) => number) => {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const id of ids) {
    if (id < min) min = id;
    if (id > max) max = id;
  }
  const span = ids.length === 0 ? 0 : max - min + 1;
  if (span > 8 * ids.length + 65_536) {
    const map = new Map<Id, number>();
    for (let i = 0; i < ids.length; i++) map.set(ids[i]!, i);
    return (id) => map.get(id) ?? -1;
  }
  const places = new Int32Array(span).fill(-1);
  for (let i = 0; i < ids.length; i++) places[ids[i]! - min] = i;
  return (id) => places[id - min] ?? -1;
};
