/** A command ends with the work that it waits for, also when nothing more is told. */
import { expect, test } from 'vitest';
import type { FolderId } from '../../electron/contract/ids.ts';
import { createEvents } from '../../electron/core/work/events.ts';
import { settle } from '../../electron/hosts/cli/context.ts';

test('hears what was told last, and does not wait for one more', async () => {
  const events = createEvents();
  const remarks: string[] = [];
  const engine = {
    client: { app: { events: async (_: unknown, { signal }: { signal: AbortSignal }) => events.subscribe(signal) } },
    // Long after the last event left.
    whenIdle: async () => {
      await new Promise((resolve) => setTimeout(resolve, 80));
      return 'done';
    },
  };
  const terminal = { progress: () => {}, clearProgress: () => {}, remark: (text: string) => void remarks.push(text) };
  const settled = settle({ signal: new AbortController().signal, terminal } as never, engine as never, 1 as FolderId);
  setTimeout(() => events.emit({ type: 'notice', level: 'warning', text: 'a full disk' as never }), 70);
  await settled;
  expect(remarks).toEqual(['a full disk']);

  await settle({ signal: new AbortController().signal, terminal } as never, engine as never, 1 as FolderId);
});
