/** @file A frame as the app sees it, read from its file: measures, detail, faces; and the numbers of simple methods beside it. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import sharp from 'sharp';
import type { Face } from '../../electron/contract/face.ts';
import { faceCrops, withFaceSharpness } from '../../electron/core/found-faces/face-crops.ts';
import { acutanceOf } from '../../electron/core/measures/acutance-of.ts';
import { type MeasuredPicture, measurePicture } from '../../electron/core/measures/measure-picture.ts';
import { stages } from '../../electron/core/results/stages.ts';

import { type Baselines, baselinesOf } from './baselines.ts';

export interface MeasuredFrame extends MeasuredPicture {
  faces: Face[];
  baselines: Baselines;
  longSidePx: number;
}

export type FindFaces = (pixels: { data: Uint8Array; widthPx: number; heightPx: number }) => Promise<Face[]>;

/** Kept beside the frame until measures or face models change (`facesVersion`, null without faces). */
export async function measureFrame(
  file: string,
  findFaces: FindFaces | null,
  facesVersion: string | null,
): Promise<MeasuredFrame> {
  const kept = path.join(
    path.dirname(file),
    `measured-${stages.measures.version}-${facesVersion ?? 'no-faces'}`,
    `${path.basename(file)}.bin`,
  );
  if (existsSync(kept)) return deserialize(await readFile(kept)) as MeasuredFrame;
  const bytes = await readFile(file);
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = { data, widthPx: info.width, heightPx: info.height };
  const found = findFaces === null ? [] : await findFaces(pixels);
  const faces = withFaceSharpness(
    found,
    faceCrops(found).map((box) => acutanceOf(pixels, box)),
  );
  const frame: MeasuredFrame = {
    ...measurePicture(pixels),
    faces,
    baselines: baselinesOf(pixels, bytes.length),
    longSidePx: Math.max(info.width, info.height),
  };
  await mkdir(path.dirname(kept), { recursive: true });
  await writeFile(`${kept}.${process.pid}`, serialize(frame));
  await rename(`${kept}.${process.pid}`, kept);
  return frame;
}
