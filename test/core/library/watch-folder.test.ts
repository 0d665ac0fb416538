import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { watchFolder } from '../../../electron/core/library/watch-folder.ts';
import { silentLog } from '../../../electron/core/work/log.ts';
import { needing } from '../../support/needs.ts';
import { tempFolder } from './temp-folder.ts';

it('hints once for a burst of changes, and not after it was stopped', async () => {
  const root = await tempFolder();
  let hints = 0;
  const watching = await watchFolder({
    root: Buffer.from(root),
    onHint: () => void hints++,
    log: silentLog,
    quietMs: 200,
  });
  expect(watching.active).toBe(true);
  for (let i = 0; i < 5; i++) await writeFile(path.join(root, `${i}.jpg`), 'x');
  for (let waited = 0; hints === 0 && waited < 100; waited++) await delay(100);
  expect(hints).toBe(1);
  await watching.stop();
  await writeFile(path.join(root, 'late.jpg'), 'x');
  await delay(500);
  expect(hints).toBe(1);
});

it('goes on without watching where there is nothing to watch', async () => {
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (message: string) => void warnings.push(message) };
  const watching = await watchFolder({ root: Buffer.from('/no/such/folder'), onHint: () => undefined, log });
  expect(watching.active).toBe(false);
  await watching.stop();
  const nameless = await watchFolder({ root: Buffer.from([0x2f, 0xff]), onHint: () => undefined, log });
  expect([nameless.active, warnings.length]).toEqual([false, 2]);
});

it('leaves no process behind', needing('Linux'), async () => {
  const children = () =>
    readdirSync('/proc/self/task').flatMap((task) =>
      readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
    ).length;
  const before = children();
  for (let n = 0; n < 3; n++) {
    const watching = await watchFolder({
      root: Buffer.from(await tempFolder()),
      onHint: () => undefined,
      log: silentLog,
    });
    expect(watching.active).toBe(true);
    await watching.stop();
  }
  expect(children()).toBe(before);
});
