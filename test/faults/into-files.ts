/** @file Writing into pictures that is killed or meets I/O errors: each file is whole, either as it was or as it was to be, and its original is there. */

import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { keptOf, putBack } from '../../electron/core/exporting/embed/kept-originals.ts';
import { sweepTemporaries } from '../../electron/core/exporting/files/write-file.ts';
import { compileShim } from './compile-shim.ts';
import { ageTemporaries, temporaries } from './handover-folder.ts';
import { inLanes, runAndKill } from './run-and-kill.ts';
import { type FaultOptions, type FaultRow, seeded, skipped, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./into-files-writer.ts', import.meta.url));
type Options = Omit<FaultOptions, 'scale'>;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Pictures in four formats; name -> bytes. */
async function makePictures(dir: string): Promise<Map<string, Buffer>> {
  mkdirSync(dir, { recursive: true });
  const pixels = Buffer.from(Array.from({ length: 96 * 64 * 3 }, (_, i) => (i * 37 + (i >> 5)) & 255));
  const picture = sharp(pixels, { raw: { width: 96, height: 64, channels: 3 } }).withExif({
    IFD0: { Model: 'Camera' },
  });
  const made = new Map<string, Buffer>([
    ['a.jpg', await picture.jpeg().toBuffer()],
    ['b.tif', await picture.tiff({ compression: 'none' }).toBuffer()],
    ['c.png', await picture.png().toBuffer()],
    ['d.webp', await picture.webp().toBuffer()],
  ]);
  for (const [name, bytes] of made) writeFileSync(path.join(dir, name), bytes);
  return made;
}

/** What is wrong; null for nothing. `isLast`: everything is put back, and has to be what it was. */
async function judge(dir: string, originals: ReadonlyMap<string, Buffer>, isLast: boolean): Promise<string | null> {
  for (const [name, original] of originals) {
    const file = Buffer.from(path.join(dir, name));
    const now = readFileSync(file);
    const kept = await keptOf(file);
    if (!now.equals(original)) {
      const [one] = kept;
      if (!one) return `${name} was written and nothing is kept`;
      if (!one.after.includes(hashOf(now))) return `${name} is neither what it was nor what was written`;
      if (!readFileSync(one.kept).equals(original)) return `what is kept of ${name} is not the original`;
    }
    if (isLast) {
      for (const one of kept) await putBack(one);
      if (!readFileSync(file).equals(original)) return `${name} did not come back`;
    }
  }
  if (!isLast) return null;
  ageTemporaries(dir);
  await sweepTemporaries(Buffer.from(dir), Date.now());
  const left = readdirSync(dir).filter((name) => !originals.has(name) && name !== '.chinagraph-originals');
  return left.length > 0 ? `left lying: ${left.join(', ')}` : null;
}

export async function killIntoFiles(kills: number, { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('kill -9 while writing into pictures');
  await inLanes(kills, 2, signal, async (lane, next) => {
    const random = seeded(seed * 1000 + lane);
    const root = mkdtempSync(path.join(tmpdir(), 'chinagraph-faults-'));
    try {
      const dir = path.join(root, 'shoot');
      const originals = await makePictures(dir);
      const contents = () => [...originals.keys()].map((name) => hashOf(readFileSync(path.join(dir, name))));
      for (let life = 1; next(); life++) {
        const before = contents();
        let last: unknown = null;
        // ExifTool takes seconds to start on a busy machine: the clock of a life runs from its first picture on. Every eighth dies while starting.
        const isReady = (message: unknown): boolean => {
          last = message;
          return message === (life % 8 === 0 ? 'writing' : 'written');
        };
        const diedBy = await runAndKill(writer, [dir, String(seed + life * 7), 'stay'], {
          liveMs: random() * 1_500,
          isReady,
        });
        if (last === 'writing') result.count('killed inside a write');
        result.count('unfinished files left', temporaries(dir).length);
        const now = contents();
        result.count('pictures written by then', now.filter((hash, n) => hash !== before[n]).length);
        result.tried(
          diedBy === 'SIGKILL' ? await judge(dir, originals, life % 4 === 0) : `it ended by itself (${diedBy})`,
        );
      }
      result.tried(await judge(dir, originals, true));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
  return result.row;
}

/** One failing read, write or flush of the pictures, their folder and what is kept, in the writer and in ExifTool, for each place. */
export async function failIntoFiles(places: readonly number[], { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('an I/O error while writing into pictures');
  const root = mkdtempSync(path.join(tmpdir(), 'chinagraph-faults-'));
  try {
    const shim = compileShim(root);
    if (!shim) return skipped(result.row.fault, 'needs Linux and a C compiler');
    for (const [n, at] of places.entries()) {
      if (signal.aborted) break;
      const dir = path.join(root, `shoot-${at}`);
      const originals = await makePictures(dir);
      const env = { ...process.env, LD_PRELOAD: shim, IO_SHIM_PATH: `/shoot-${at}`, IO_SHIM_AT: String(at) };
      const child = fork(writer, [dir, String(seed + n), 'once'], { env, execArgv: [], stdio: 'ignore' });
      let refused = -1;
      child.on('message', (message) => {
        if (typeof message === 'object' && message && 'refused' in message) refused = Number(message.refused);
      });
      await once(child, 'exit');
      result.count(refused < 0 ? 'died' : refused > 0 ? 'said' : 'not met');
      const wrong = (await judge(dir, originals, false)) ?? (await judge(dir, originals, true));
      result.tried(refused < 0 ? `at ${at}: the writer died` : wrong && `at ${at}: ${wrong}`);
      rmSync(dir, { recursive: true, force: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return result.row;
}
