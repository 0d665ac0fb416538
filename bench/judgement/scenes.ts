/** @file The scenes that bursts are made of, and which of them may be fitted on. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Box } from '../../electron/contract/face.ts';

/** Weights are fitted on the first part, chosen between on the second, and claimed on the third alone. */
export const parts = ['fitting', 'choosing', 'reporting'] as const;
export type Part = (typeof parts)[number];

export interface SceneFace {
  box: Box;
  eyes: { left: { x: number; y: number }; right: { x: number; y: number } } | null;
}

export interface Scene {
  name: string;
  file: string;
  part: Part;
  faces: SceneFace[];
}

const point = z.tuple([z.number(), z.number()]);
const subjects = z.record(
  z.string(),
  z.object({
    faces: z.array(z.object({ box: z.array(z.number()).length(4), eyes: z.array(point).length(2).nullable() })),
  }),
);

/** Reporting scenes that were looked at while the third camera's faults were mended: they report no more. */
const lookedAt = new Set(
  ['r051', 'r053', 'r062', 'r065', 'r109', 'r115', 'r121', 'r138', 'r139'].map((name) => `${name}.jpg`),
);

/** By a hash of the name: half, a fifth, three tenths. */
export function partOf(name: string): Part {
  if (lookedAt.has(name)) return 'fitting';
  const share = createHash('sha256').update(`part ${name}`).digest().readUInt32LE(0) / 2 ** 32;
  return share < 0.5 ? 'fitting' : share < 0.7 ? 'choosing' : 'reporting';
}

/** Pictures of a folder in name order; `subjects.json` beside them, where there is one, says where faces and eyes are. */
export async function listScenes(folder: string): Promise<Scene[]> {
  const known = path.join(folder, 'subjects.json');
  const found = existsSync(known) ? subjects.parse(JSON.parse(await readFile(known, 'utf8'))) : {};
  const names = (await readdir(folder)).filter((name) => /\.(jpe?g|png)$/i.test(name)).sort();
  return names.map((name) => ({
    name,
    file: path.join(folder, name),
    part: partOf(name),
    faces: (found[name]?.faces ?? []).map(({ box: [x, y, w, h], eyes }) => ({
      box: { x: x!, y: y!, w: w!, h: h! },
      eyes: eyes && toEyes(eyes),
    })),
  }));
}

function toEyes(eyes: [number, number][]): SceneFace['eyes'] {
  const [left, right] = eyes.map(([x, y]) => ({ x, y })).sort((a, b) => a.x - b.x);
  return { left: left!, right: right! };
}
