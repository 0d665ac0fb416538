/** @file Where the faces of the scenes are, by their list. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Box } from '../../electron/contract/face.ts';

export type FaceBoxes = ReadonlyMap<string, Box>;

const list = z.record(
  z.string(),
  z.object({ faces: z.array(z.object({ box: z.tuple([z.number(), z.number(), z.number(), z.number()]) })) }),
);

/** The largest face of each picture in `subjects.json`; none where the folder has no such list. */
export async function faceBoxes(folder: string): Promise<FaceBoxes> {
  const text = await readFile(path.join(folder, 'subjects.json'), 'utf8').catch(() => '{}');
  return new Map(
    Object.entries(list.parse(JSON.parse(text))).flatMap(([name, { faces }]) => {
      const largest = faces.map(({ box }) => box).sort((a, b) => b[2] * b[3] - a[2] * a[3])[0];
      return largest ? [[name, { x: largest[0], y: largest[1], w: largest[2], h: largest[3] }] as const] : [];
    }),
  );
}
