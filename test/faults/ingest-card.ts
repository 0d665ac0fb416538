/** @file A card to be copied under faults, and what has to be true of it and its copies after any of them. */
import { cpSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { copiesIn, fingerprint, hashOf, writeFiles } from '../support/card.ts';
import { seeded } from './suite.ts';

const photos = 10;

/** Files of several sizes, each with other bytes; every other photo has a memo beside it. */
export function makeIngestCard(card: string, seed: number): void {
  const random = seeded(seed);
  const files: Record<string, Buffer> = {};
  for (let number = 1; number <= photos; number++) {
    const bytes = Buffer.alloc(20_000 + Math.floor(random() * 400_000));
    for (let at = 0; at + 4 <= bytes.length; at += 512) bytes.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
    files[`DCIM/100TEST/IMG_${number}.MP4`] = bytes;
    if (number % 2 === 0) files[`DCIM/100TEST/IMG_${number}.WAV`] = Buffer.from(`memo ${number}`);
  }
  mkdirSync(card, { recursive: true });
  writeFiles(card, files);
}

export const fingerprintOf = (card: string): string => JSON.stringify(fingerprint(card));

/** What is wrong with what lies at a destination; null for nothing. `isWhole`: every file of the card must be there. */
export function judgeIngest(card: string, destination: string, isWhole: boolean): string | null {
  const wanted = new Map(
    readdirSync(path.join(card, 'DCIM/100TEST')).map((name) => [hashOf(path.join(card, 'DCIM/100TEST', name)), name]),
  );
  const seen = new Set<string>();
  for (const name of visible(destination)) {
    const hash = hashOf(path.join(destination, name));
    const source = wanted.get(hash);
    if (!source) return `${name} is torn (${statSync(path.join(destination, name)).size} bytes)`;
    if (seen.has(source)) return `${source} is there twice`;
    seen.add(source);
  }
  if (isWhole && seen.size < wanted.size) return `${wanted.size - seen.size} of ${wanted.size} files are missing`;
  return null;
}

const visible = (folder: string): string[] => {
  try {
    return copiesIn(folder).filter((name) => !path.basename(name).startsWith('.chinagraph-'));
  } catch {
    return [];
  }
};

export const leftOver = (folder: string): number => {
  try {
    return copiesIn(folder).length - visible(folder).length;
  } catch {
    return 0;
  }
};

export const copyCard = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, preserveTimestamps: true });
