/** @file Faces grouped beside the engine: asked for, ended when nobody wants it any more. */
import { Worker } from 'node:worker_threads';
import { descriptorLength } from './descriptor-length.ts';
import { type GroupFace, groupPeople } from './group-people.ts';

export interface ToGroup {
  /** Of all faces, one after the other; handed over, not copied. */
  readonly vectors: Float32Array<ArrayBuffer>;
  readonly faces: readonly Omit<GroupFace, 'vector'>[];
  readonly firstId: number;
}

/** Fewer faces than this are grouped sooner than a thread is there: some 15 ms. */
const fewFaces = 500;

/** By face the number of its person, as `groupPeople` says. Rejects with the signal's reason when it is aborted; the thread ends at once. */
export async function groupAside(faces: readonly GroupFace[], firstId: number, signal: AbortSignal): Promise<number[]> {
  signal.throwIfAborted();
  if (faces.length < fewFaces) return groupPeople(faces, { firstId });
  const vectors = new Float32Array(faces.length * descriptorLength);
  for (const [at, { vector }] of faces.entries()) vectors.set(vector, at * descriptorLength);
  const toGroup: ToGroup = { vectors, faces: faces.map(({ vector: _, ...face }) => face), firstId };
  const thread = new Worker(new URL('./group-thread.ts', import.meta.url));
  const { promise, resolve, reject } = Promise.withResolvers<number[]>();
  const stop = (): void => reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  thread.on('message', resolve);
  thread.on('error', reject);
  thread.on('exit', () => reject(new Error('grouping faces ended early')));
  thread.postMessage(toGroup, [vectors.buffer]);
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}
