/** @file The part of an archive that one of several processes scores: by content, so that it is the same part on every machine and whatever files are called. */

export interface Shard {
  /** From 1. */
  part: number;
  of: number;
}

const maxShards = 100_000;

/** "3/16"; null where it is none. */
export function parseShard(text: string): Shard | null {
  const [, part, of] = /^([1-9]\d{0,5})\/([1-9]\d{0,5})$/.exec(text) ?? [];
  const shard = { part: Number(part), of: Number(of) };
  return part && shard.part <= shard.of && shard.of <= maxShards ? shard : null;
}

/** `key`: a content key. Its first 48 bits are as good as random. */
export const isInShard = (key: string, { part, of }: Shard): boolean =>
  Number.parseInt(key.slice(0, 12), 16) % of === part - 1;
