/** @file What the engine does, told to main for taskbar and dock: seldom while it lasts, always when it ends. */
import type { Engine } from '../../core/engine.ts';
import type { FromEngine } from './engine-protocol.ts';

const everyMs = 500;

/** Until aborted or the engine closes; never rejects. */
export async function tellWork(
  engine: Pick<Engine, 'client'>,
  send: (message: FromEngine) => void,
  signal: AbortSignal,
): Promise<void> {
  const toldMs = new Map<string, number>();
  try {
    for await (const event of await engine.client.app.events({}, { signal })) {
      if (event.type !== 'progress') continue;
      const { workId, state } = event.progress;
      const now = Date.now();
      if (state === 'running' && now - (toldMs.get(workId) ?? 0) < everyMs) continue;
      if (state === 'running' || state === 'paused') toldMs.set(workId, now);
      else toldMs.delete(workId);
      send({ type: 'work', progress: event.progress });
    }
  } catch {
    // Closing.
  }
}
