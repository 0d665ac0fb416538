/**
 * @file Shoots opened and closed all day: each opening finds one new picture, so that decoders and ExifTool have work every time. What the app and each of its
 * children hold late is compared with what they held early.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { age, smallJpeg, writeSmallShoot } from '../../support/small-shoot.ts';
import { listed, measureTree, memoryByName } from '../day/measure.ts';
import { grown, type Hour } from '../day/run-day.ts';
import { startDayEngine } from '../day/start-engine.ts';
import { type FaultRow, skipped, tally } from '../suite.ts';

const fault = 'shoots opened and closed';
const folders = 10;
const frames = 4;
/** Looked at so many times. V8's heaps, SQLite's caches and the decoders fill during the first half: on two cores 284 MB after 125 openings, 421 after 1,500, 428 after 3,000. */
const looks = 24;
const filling = looks / 2;

export interface OpeningsOptions {
  openings: number;
  seed: number;
  signal: AbortSignal;
  report(line: string): void;
}

export async function runOpenings(options: OpeningsOptions): Promise<FaultRow> {
  if (process.platform !== 'linux') return skipped(fault, 'processes are counted as Linux counts them');
  const { row, tried, count } = tally(fault);
  const work = mkdtempSync(path.join(tmpdir(), 'openings-'));
  const temporary = path.join(work, 'tmp');
  const catalog = path.join(work, 'catalog');
  mkdirSync(temporary);
  for (let folder = 0; folder < folders; folder++)
    await writeSmallShoot(
      path.join(work, `shoot-${folder}`),
      Array.from({ length: frames }, (_, n) => ({ name: frameName(n), takenAt: `2026:06:14 10:0${folder}:0${n}` })),
    );
  const engine = await startDayEngine(catalog, { ...process.env, TMPDIR: temporary });
  const every = Math.max(1, Math.floor(options.openings / looks));
  const hours: Hour[] = [];
  try {
    for (let n = 0; n < options.openings && !options.signal.aborted; n++) {
      const folder = path.join(work, `shoot-${n % folders}`);
      await replaceFrame(folder, n, options.seed);
      const { folderId } = await engine.ask<{ folderId: number }>({ do: 'open', folder });
      await engine.ask({ do: 'idle', folderId });
      await engine.ask({ do: 'forget', folderId });
      count('openings');
      if ((n + 1) % every !== 0) continue;
      const held = measureTree(engine.pid, temporary);
      const left = listed(path.join(catalog, 'cache', 'work'));
      hours.push({ ...held, temporary: held.temporary + left, domNodes: 0, decisionMs: 0 });
      options.report(`${n + 1} openings: ${JSON.stringify(held)} ${JSON.stringify(memoryByName(engine.pid))}`);
    }
    for (const [what, problem] of grown(hours.slice(Math.floor((filling * hours.length) / looks)))) {
      if (what === 'domNodes') continue;
      tried(problem);
      count(`${what} halfway`, hours[Math.floor(hours.length / 2)]?.[what] ?? 0);
      count(`${what} at the end`, hours.at(-1)?.[what] ?? 0);
    }
    await engine.ask({ do: 'close' });
  } finally {
    engine.kill();
    rmSync(work, { recursive: true, force: true });
  }
  return row;
}

const frameName = (n: number): string => `IMG_${n + 1}.jpg`;

/** Another picture under the same name, as a program that exports over its own files leaves it. */
async function replaceFrame(folder: string, n: number, seed: number): Promise<void> {
  const at = Math.floor(n / folders) % frames;
  const takenAt = `2026:06:14 11:${String(n % 60).padStart(2, '0')}:00`;
  const bytes = await smallJpeg({ seed: (seed * 7 + n) % 97, takenAt });
  const file = path.join(folder, frameName(at));
  // The end of a JPEG is read by nobody: no two openings meet the same content.
  writeFileSync(file, Buffer.concat([bytes, Buffer.from(`opening ${n}`)]));
  age(file, 60 + (n % 1_000));
}
