/** @file Decoders and ExifTool killed or stopped in the middle of their work, and an engine killed over them: no verdict on a file, nobody left behind. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createExifTool, createMetadataReader } from '../../electron/core/metadata/metadata-reader.ts';
import { openPreviews } from '../core/previews/open-previews.ts';
import { noiseJpeg } from '../core/previews/test-pictures.ts';
import { writeSmallShoot } from '../support/small-shoot.ts';
import { faultFolder } from './fault-catalog.ts';
import { type FaultOptions, type FaultRow, seeded, tally } from './suite.ts';

type Options = Omit<FaultOptions, 'scale'>;
const picturesAtOnce = 8;
const engineWriter = fileURLToPath(new URL('./engine-writer.ts', import.meta.url));

/** `signal`: SIGKILL ends a decoder, SIGSTOP makes it hang. Each time, some decoder in the middle of eight pictures is hit. */
export async function hurtDecoders(
  times: number,
  hit: 'SIGKILL' | 'SIGSTOP',
  { seed, signal }: Options,
): Promise<FaultRow> {
  const result = tally(hit === 'SIGKILL' ? 'a decoder killed in the middle of work' : 'a decoder that hangs');
  const random = seeded(seed);
  const jpeg = await noiseJpeg(900, 600);
  // Patience is cut short: what is tried is what happens when it ends.
  const open = await openPreviews({ decoder: { timeoutMs: hit === 'SIGSTOP' ? 1_500 : 60_000 } });
  try {
    for (let turn = 0; turn < times && !signal.aborted; turn++) {
      const sources = await Promise.all(
        Array.from({ length: picturesAtOnce }, (_, i) => open.add(`${turn}-${i}.jpg`, jpeg)),
      );
      const work = sources.map((source) => open.previews.develop(source, { tiers: ['thumb'], measures: true }));
      await sleep(random() * 200);
      const pids = open.pool.pids();
      const pid = pids[Math.floor(random() * pids.length)];
      if (pid !== undefined) hitProcess(pid, hit);
      const states = (await Promise.all(work)).map(({ state }) => state);
      if (pid !== undefined && hit === 'SIGSTOP') hitProcess(pid, 'SIGCONT');
      const verdicts = states.filter((state) => state !== 'ready' && state !== 'unreadable');
      result.count('pictures', states.length);
      result.count('to be tried again later', states.filter((state) => state === 'unreadable').length);
      result.tried(verdicts.length > 0 ? `an intact picture was called ${verdicts.join(', ')}` : null);
    }
  } finally {
    await open.close();
  }
  return result.row;
}

/** ExifTool's processes are killed while files are read: the next question is answered. */
export async function killExifTool(times: number, { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('ExifTool killed while it reads');
  const random = seeded(seed);
  const dir = faultFolder();
  const [file] = await writeSmallShoot(dir, [{ name: 'a.jpg' }]);
  const exiftool = createExifTool({ processes: 1 });
  const reader = createMetadataReader({ exiftool });
  const request = {
    path: Buffer.from(file!),
    picture: { orientation: 1, storedWidthPx: 60, storedHeightPx: 40 },
  };
  try {
    for (let turn = 0; turn < times && !signal.aborted; turn++) {
      const during = reader.read(request);
      await sleep(random() * 50);
      for (const pid of childrenOf(process.pid, 'stay_open')) hitProcess(pid, 'SIGKILL');
      const [first, second] = [await during, await reader.read(request)];
      if (!first.ok) result.count('told to be tried again', 1);
      const misled = [first, second].find((answer) => !answer.ok && answer.reason === 'no-exiftool');
      result.tried(
        misled ? 'one killed process was taken for a missing ExifTool' : second.ok ? null : 'it was not started again',
      );
    }
  } finally {
    await exiftool.end();
    rmSync(dir, { recursive: true, force: true });
  }
  return result.row;
}

/** How long a child may outlive its engine. */
const graceMs = 8_000;

/** An engine is killed while it indexes: none of the processes it started lives on. */
export async function orphanChildren(times: number, { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('processes left behind by a killed engine');
  const random = seeded(seed);
  for (let turn = 0; turn < times && !signal.aborted; turn++) {
    const dir = faultFolder();
    const photos = join(dir, 'photos');
    mkdirSync(join(dir, 'catalog'), { recursive: true });
    await writeSmallShoot(
      photos,
      Array.from({ length: 24 }, (_, i) => ({ name: `${100 + i}.jpg` })),
    );
    writeFileSync(join(photos, 'noise.jpg'), await noiseJpeg(2000, 1500));
    const args = [photos, join(dir, 'catalog'), join(dir, 'diary'), '1', '1'];
    const engine = fork(engineWriter, args, { execArgv: [], stdio: 'ignore' });
    await once(engine, 'message');
    await sleep(random() * 300);
    const children = childrenOf(engine.pid!, '');
    engine.kill('SIGKILL');
    await once(engine, 'exit');
    const left = await stillThere(children, graceMs);
    result.count('children', children.length);
    result.tried(left.length > 0 ? `${left.length} of ${children.length} lived on` : null);
    for (const pid of left) hitProcess(pid, 'SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  }
  return result.row;
}

async function stillThere(pids: readonly number[], withinMs: number): Promise<number[]> {
  let left = [...pids];
  for (let waited = 0; left.length > 0 && waited < withinMs; waited += 100) {
    await sleep(100);
    left = left.filter((pid) => hitProcess(pid, 0));
  }
  return left;
}

function childrenOf(parent: number, having: string): number[] {
  try {
    return execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
      .split('\n')
      .filter((line) => line.trim() !== '' && line.includes(having) && !line.includes('ps -o'))
      .map((line) => Number.parseInt(line, 10));
  } catch {
    return [];
  }
}

/** False when there is no such process. */
function hitProcess(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
