/** @file Who the faces of a picture are, one after the other; on the CPU, as all that is done with faces. */
import type { Picture } from '../../native-models/adapters/index.ts';
import { decodeDescriptor, prepareDescriptor } from '../../native-models/faces/index.ts';
import type { ToScorer } from './protocol.ts';
import { runSession } from './runtime.ts';
import type { SessionCache } from './session-cache.ts';

type Asked = Pick<Extract<ToScorer, { type: 'describe' }>, 'model' | 'faces'>;

/** `step` is called before each face, lets messages in and may throw to stop. */
export async function describeFaces(
  picture: Picture,
  { model, faces }: Asked,
  sessions: SessionCache,
  step: (doing: 'loading' | 'running') => Promise<void>,
): Promise<number[][]> {
  const dimensions = { faces: 1 };
  const vectors: number[][] = [];
  for (const points of faces) {
    await step(sessions.has(model, dimensions) ? 'running' : 'loading');
    const session = await sessions.get(model, dimensions);
    vectors.push(Array.from(decodeDescriptor(await runSession(session, prepareDescriptor(picture, points)))));
  }
  return vectors;
}
