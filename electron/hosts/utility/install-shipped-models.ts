/**
 * @file Face models that came with the installer, put in place at the first start. They pass the same checks as any imported file (their published
 * SHA-256 above all), and one that the photographer removed stays removed: a note per model says that it was offered.
 */
import { access, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { modelManifests } from '../../../native-models/families/index.ts';
import type { Engine } from '../../core/engine.ts';
import type { Log } from '../../core/work/log.ts';

/** Ids of models that may be shipped: their licences ask for no more than the notice that is packed beside them. */
export const shippedModelIds = ['yunet', 'face-landmarks', 'eye-state'] as const;

/** Never rejects: without them the app works, and says what a model would add. */
export async function installShippedModels(
  engine: Pick<Engine, 'client' | 'places'>,
  { dir, noteFile, log, signal }: { dir: string; noteFile: string; log: Log; signal: AbortSignal },
): Promise<void> {
  try {
    const offered = await readNote(noteFile);
    const known = await engine.client.models.list({});
    for (const id of shippedModelIds) {
      if (signal.aborted) return;
      const file = path.join(dir, fileNameOf(id));
      const model = known.find((one) => one.id === id);
      if (model?.state !== 'missing' || offered.has(id) || !(await exists(file))) continue;
      const events = await engine.client.models.import(
        { id, file: engine.places.tokenFor(Buffer.from(file)) },
        { signal },
      );
      for await (const event of events) {
        if (event.type === 'refused')
          log.warn('a model that came with the app was refused', { id, problem: event.problem });
      }
      offered.add(id);
      await writeFile(noteFile, JSON.stringify([...offered]));
    }
  } catch (error) {
    if (!signal.aborted) log.warn('models that came with the app were not installed', { error: String(error) });
  }
}

export function fileNameOf(id: (typeof shippedModelIds)[number]): string {
  const manifest = modelManifests.find((one) => one.id === id);
  if (!manifest) throw new Error(`there is no model called ${id}`);
  return manifest.download.fileName;
}

async function readNote(file: string): Promise<Set<string>> {
  const text = await readFile(file, 'utf8').catch(() => '[]');
  const ids: unknown = JSON.parse(text);
  return new Set(Array.isArray(ids) ? ids.map(String) : []);
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
