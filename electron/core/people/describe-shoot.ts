/** @file Describes the faces of a shoot that were found and not described yet; where nobody asked for it, this is never called. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isCredible } from '../../../native-models/faces/index.ts';
import type { Face } from '../../contract/face.ts';
import type { ContentKey } from '../../contract/ids.ts';
import type { RawPicture } from '../../scorer/protocol.ts';
import type { ScorerClient } from '../devices/scorer-client.ts';
import type { DescriptorModel } from '../devices/scoring-model.ts';
import type { DisplaySource, Previews } from '../previews/create-previews.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { createBatch } from '../work/batch.ts';
import type { Task } from '../work/runner.ts';
import type { DescribedFace, PeopleFile } from './people-file.ts';

/** Longer side of the picture that faces are described in: as that in which they were found. */
const longSidePx = 2048;
/** Photos decoded ahead of the one that is described. */
const ahead = 2;
/** Of a large group the largest: those behind say nothing of who is in the picture. */
const mostFaces = 40;
/** Fewer pixels say nothing of who it is. */
const leastSidePx = 32;

export interface DescribeDeps {
  readonly model: DescriptorModel;
  readonly madeBy: string;
  readonly file: PeopleFile;
  readonly scorer: Pick<ScorerClient, 'describe'>;
  readonly previews: Pick<Previews, 'develop'>;
  readonly workDir: string;
  sourceOf(photo: ShootPhoto): DisplaySource;
}

/** How many were looked at, in their order; a photo that cannot be read now is left for the next run. Ends early where it is `enough`. */
export async function describeShoot(
  deps: DescribeDeps,
  photos: readonly ShootPhoto[],
  task: Pick<Task, 'signal' | 'report' | 'untilResumed'>,
  enough: () => boolean = () => false,
): Promise<number> {
  const { file, madeBy, workDir } = deps;
  const { signal } = task;
  await mkdir(workDir, { recursive: true });
  const rows = createBatch<{ contentKey: ContentKey; faces: DescribedFace[] }>((items) => file.put(madeBy, items));
  let done = 0;
  let next = 0;
  task.report(0, photos.length);
  const work = async () => {
    for (let photo = photos[next]; photo && !enough(); photo = photos[next]) {
      next += 1;
      await task.untilResumed();
      signal.throwIfAborted();
      const { contentKey } = photo;
      const faces = await describePhoto(deps, photo, signal);
      // Looked at meanwhile by somebody else: the file may be another.
      if (faces && contentKey !== null && photo.contentKey === contentKey) rows.add({ contentKey, faces });
      task.report(++done, photos.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: ahead }, work));
  } finally {
    rows.flush();
  }
  return done;
}

async function describePhoto(
  deps: DescribeDeps,
  photo: ShootPhoto,
  signal: AbortSignal,
): Promise<DescribedFace[] | null> {
  const found = (photo.faces ?? []).map((face, index) => ({ face, index })).slice(0, mostFaces);
  // A plank that was taken for a face is nobody.
  const fits = found.filter(({ face: { box, score } }) => box.w > 0 && box.h > 0 && isCredible(score));
  if (fits.length === 0) return [];
  const rgb = join(deps.workDir, `${randomUUID()}.rgb`);
  try {
    const developed = await deps.previews.develop(
      deps.sourceOf(photo),
      { scored: [{ longSidePx, file: rgb }] },
      { signal },
    );
    const [picture] = developed.scored;
    if (!picture) return developed.state === 'unreadable' || developed.state === 'missing' ? null : [];
    const large = fits.filter(({ face }) => sideOf(face, picture) >= leastSidePx);
    if (large.length === 0) return [];
    const points = large.map(({ face }) =>
      face.points.map(({ x, y }) => ({ x: x * picture.widthPx, y: y * picture.heightPx })),
    );
    const vectors = await deps.scorer.describe(deps.model.file, picture, points, signal);
    return large.map(({ face, index }, at) => ({
      face: index,
      x: face.box.x + face.box.w / 2,
      y: face.box.y + face.box.h / 2,
      w: face.box.w,
      h: face.box.h,
      sidePx: sideOf(face, picture),
      vector: Float32Array.from(vectors[at]!),
    }));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Error && error.name === 'Refusal') throw error;
    return null;
  } finally {
    await rm(rgb, { force: true });
  }
}

const sideOf = ({ box }: Face, { widthPx, heightPx }: Pick<RawPicture, 'widthPx' | 'heightPx'>): number =>
  Math.max(box.w * widthPx, box.h * heightPx);
