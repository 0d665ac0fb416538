/** @file Face analysis with this process's sessions. */
import type { Picture } from '../../native-models/adapters/index.ts';
import { analyseFaces, type FaceFinding, type FaceModel } from '../../native-models/faces/index.ts';
import { say } from '../../texts/say.ts';
import type { FaceModelFiles } from './protocol.ts';
import { runSession } from './runtime.ts';
import { ScorerError } from './scorer-error.ts';
import type { SessionCache } from './session-cache.ts';

/**
 * Faces of one upright picture. `step` is called before each model, lets messages in and may throw to stop.
 * Only the detector's input has free sides; the others' sizes are fixed in their files.
 */
export async function analysePictureFaces(
  picture: Picture,
  models: FaceModelFiles,
  sessions: SessionCache,
  step: (doing: 'loading' | 'running') => Promise<void>,
): Promise<FaceFinding[]> {
  const installed = new Set(Object.keys(models) as FaceModel[]);
  if (!installed.has('detector')) throw new ScorerError('model', say('faces.noDetector'));
  return analyseFaces({
    picture,
    installed,
    async run(name, feeds) {
      const file = models[name];
      if (!file) throw new ScorerError('model', say('faces.noModel', { name }));
      const [batch, , height, width] = name === 'detector' ? (feeds.input?.dims ?? []) : [];
      const dimensions = batch && height && width ? { batch, height, width } : {};
      const model = { id: `faces: ${name}`, ...file };
      await step(sessions.has(model, dimensions) ? 'running' : 'loading');
      return runSession(await sessions.get(model, dimensions), feeds);
    },
  });
}
