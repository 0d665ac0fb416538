/** @file Children end with their parent, whatever they are doing; what dead runs left is removed; processor time is told from the clock. */
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { processorTimeMs } from '../../../electron/core/work/processor-time.ts';
import { makeScratchFolder, sweepScratchFolders } from '../../../electron/core/work/scratch-folder.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const launchChild = fileURLToPath(new URL('../../../electron/core/work/launch-child.ts', import.meta.url));

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function endsWithin(pid: number, ms: number): Promise<boolean> {
  for (let waited = 0; waited < ms; waited += 100) {
    if (!isRunning(pid)) return true;
    await delay(100);
  }
  return !isRunning(pid);
}

describe('children', () => {
  it.each([
    ['in an endless loop', 'for (;;);'],
    ['waiting', 'setInterval(() => undefined, 1000);'],
    [
      'deaf to polite signals',
      "process.on('SIGTERM', () => undefined); process.on('disconnect', () => undefined); setInterval(() => undefined, 1000);",
    ],
  ])('%s end soon after their parent was killed', async (_name, body) => {
    const dir = tempFolder('orphans');
    const child = path.join(dir, 'child.mjs');
    writeFileSync(child, `process.send({ pid: process.pid }, () => { ${body} });`);
    const parent = path.join(dir, 'parent.mjs');
    writeFileSync(
      parent,
      `import { launchNodeChild } from ${JSON.stringify(launchChild)};
       const child = launchNodeChild(new URL('./child.mjs', import.meta.url), { maxHeapMb: 64 });
       child.onMessage((message) => process.send(message));
       setInterval(() => undefined, 1000);`,
    );
    const started = fork(parent, [], { execArgv: [], stdio: 'inherit' });
    const [{ pid }] = (await once(started, 'message')) as [{ pid: number }];
    await delay(300);
    expect(isRunning(pid)).toBe(true);
    started.kill('SIGKILL');
    expect(await endsWithin(pid, 10_000)).toBe(true);
  });
});

describe('temporary folders', () => {
  it('those of dead runs are removed, those of running ones and others stay', async () => {
    const dir = tempFolder('sweep');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const names = [
      `chinagraph-name-${dead}-aBc123`,
      `chinagraph-looking-${process.pid}-aBc123`,
      'chinagraph-test-x',
      'somebody-1-a',
    ];
    for (const name of names) mkdirSync(path.join(dir, name));
    writeFileSync(path.join(dir, names[0]!, 'left.jpg'), 'x');
    expect(await sweepScratchFolders(dir)).toBe(1);
    expect(names.map((name) => existsSync(path.join(dir, name)))).toEqual([false, true, true, true]);
  });

  it('one that is made is one that the sweep would know', async () => {
    const made = makeScratchFolder('name');
    expect(path.dirname(made)).toBe(tmpdir());
    await sweepScratchFolders();
    expect(existsSync(made)).toBe(true);
    expect(path.basename(made)).toMatch(new RegExp(`^chinagraph-name-${process.pid}-`));
  });
});

describe('processor time', () => {
  it('grows with computing, not with waiting; is null for nobody', async () => {
    const before = (await processorTimeMs(process.pid))!;
    await delay(300);
    const waited = (await processorTimeMs(process.pid))!;
    for (const until = process.cpuUsage().user + 400_000; process.cpuUsage().user < until; );
    const computed = (await processorTimeMs(process.pid))!;
    expect(waited - before).toBeLessThan(250);
    expect(computed - waited).toBeGreaterThan(300);
    expect(await processorTimeMs(2 ** 22 + 12345)).toBeNull();
  });
});
