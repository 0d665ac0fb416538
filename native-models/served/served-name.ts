/** @file What models are called on a server: by what they are and the first twelve digits of their weights, so that another file is another name. */
import { createHash } from 'node:crypto';

export const pictureInput = 'picture';
export const servedOutput = (id: string, output: string): string => `${id}.${output}`;

export interface ServedModel {
  readonly id: string;
  /** Of its converted file. */
  readonly sha256: string;
}

/** One model: "musiq-koniq-9d7b7314b8f4". Several in one graph: "several-" and twelve digits of all their weights. */
export function servedName(models: readonly ServedModel[]): string {
  const [only, ...others] = models;
  if (only && others.length === 0) return `${only.id}-${only.sha256.slice(0, 12)}`;
  const lines = models.map(({ id, sha256 }) => `${id} ${sha256}\n`).toSorted();
  return `several-${createHash('sha256').update(lines.join('')).digest('hex').slice(0, 12)}`;
}
