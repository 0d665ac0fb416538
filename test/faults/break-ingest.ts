/** @file An ingest that is killed, whose card is pulled, whose disk is full, or that meets I/O errors: nothing torn, nothing twice, the card untouched, and the same ingest again ends it. */
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { IngestTally } from '../../electron/core/ingest/run-ingest.ts';
import { inEnglish } from '../support/in-english.ts';
import { compileShim } from './compile-shim.ts';
import { copyCard, fingerprintOf, judgeIngest, leftOver, makeIngestCard } from './ingest-card.ts';
import { inLanes, runAndKill } from './run-and-kill.ts';
import { type FaultOptions, type FaultRow, seeded, skipped, tally } from './suite.ts';

const writer = fileURLToPath(new URL('./ingest-writer.ts', import.meta.url));
type Options = Omit<FaultOptions, 'scale'>;

interface Place {
  card: string;
  to: string;
  second: string;
}

async function inFolder(seed: number, body: (place: Place, root: string) => Promise<void>): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), 'chinagraph-faults-'));
  try {
    const place = { card: join(root, 'CARD'), to: join(root, 'to'), second: join(root, 'second') };
    makeIngestCard(place.card, seed);
    await body(place, root);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** To its end; what it told, null where it died. `onFile` is called after every file. */
async function ingest(
  place: Place,
  { env = {}, onFile }: { env?: Record<string, string>; onFile?: (n: number) => void } = {},
): Promise<IngestTally | null> {
  const child = fork(writer, [place.card, place.to, place.second], {
    env: { ...process.env, ...env },
    execArgv: [],
    stdio: 'ignore',
  });
  let told: IngestTally | null = null;
  let files = 0;
  child.on('message', (message) => {
    if (message === 'file') onFile?.(++files);
    else if (typeof message === 'object' && message && 'tally' in message)
      told = inEnglish(message.tally as IngestTally);
  });
  await once(child, 'exit');
  return told;
}

const judge = (place: Place, isWhole: boolean): string | null =>
  judgeIngest(place.card, place.to, isWhole) ?? judgeIngest(place.card, place.second, isWhole);

/** The same ingest again brings what is missing, and nothing twice. */
async function again(place: Place): Promise<string | null> {
  const told = await ingest(place);
  if (!told) return 'the ingest after the fault died';
  if (told.failures.length + told.stopped.length > 0)
    return `the ingest after the fault says: ${[...told.failures.map(({ reason }) => reason), ...told.stopped].join('; ')}`;
  return judge(place, true);
}

export async function killIngest(kills: number, { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('kill -9 while copying a card');
  await inLanes(kills, 2, signal, async (lane, next) => {
    const random = seeded(seed * 1000 + lane);
    await inFolder(seed + lane, async (place) => {
      const before = fingerprintOf(place.card);
      const empty = () => {
        for (const folder of [place.to, place.second]) rmSync(folder, { recursive: true, force: true });
      };
      let life = 0;
      while (next()) {
        const diedBy = await runAndKill(writer, [place.card, place.to, place.second], { liveMs: random() * 350 });
        result.count('unfinished files left', leftOver(place.to) + leftOver(place.second));
        const wrong = judge(place, false) ?? (fingerprintOf(place.card) === before ? null : 'the card was changed');
        result.count(diedBy === 'SIGKILL' ? 'killed' : 'ended before the kill');
        // Every fourth life goes on to the end, and the next one starts anew.
        const isLast = ++life % 4 === 0;
        result.tried(wrong ?? (isLast ? await again(place) : null));
        if (isLast) empty();
      }
      result.tried(await again(place));
    });
  });
  return result.row;
}

export async function pullCard(pulls: number, { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('the card is pulled while copying');
  for (let n = 0; n < pulls && !signal.aborted; n++) {
    await inFolder(seed + n, async (place, root) => {
      const before = fingerprintOf(place.card);
      const told = await ingest(place, {
        onFile: (files) => {
          if (files === 1 + (n % 8)) renameSync(place.card, join(root, 'pulled'));
        },
      });
      renameSync(join(root, 'pulled'), place.card);
      result.count('files that were safe by then', told?.safe[0] ?? 0);
      const says = told?.stopped.some((text) => text.includes('went away')) || told?.failures.length === 0;
      const wrong =
        told === null ? 'the ingest died' : says ? judge(place, false) : `it says: ${JSON.stringify(told.failures)}`;
      result.tried(
        wrong ?? (await again(place)) ?? (fingerprintOf(place.card) === before ? null : 'the card was changed'),
      );
    });
  }
  return result.row;
}

export async function fillDisk(fills: number, { seed, signal }: Options): Promise<FaultRow> {
  const result = tally('the disk is full while copying');
  const random = seeded(seed);
  for (let n = 0; n < fills && !signal.aborted; n++) {
    let isMountable = true;
    await inFolder(seed + n, async (place, root) => {
      const full = n % 2 === 0 ? place.to : place.second;
      mkdirSync(full);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${200 + Math.floor(random() * 1400)}k`, 'tmpfs', full], {
          stdio: 'ignore',
        });
      } catch {
        isMountable = false;
        return;
      }
      try {
        const told = await ingest(place);
        const where = full === place.to ? 'The destination' : 'The second destination';
        const isSaid = told?.stopped.some((text) => text.startsWith(where) && text.includes('full'));
        const other = full === place.to ? null : judgeIngest(place.card, place.to, true);
        const wrong = isSaid ? (judge(place, false) ?? other) : `it says: ${JSON.stringify(told)}`;
        execFileSync('mount', ['-o', 'remount,size=100m', full], { stdio: 'ignore' });
        result.tried(wrong ?? (await again(place)));
      } finally {
        execFileSync('umount', ['-l', full], { stdio: 'ignore' });
      }
      void root;
    });
    if (!isMountable) return skipped(result.row.fault, 'needs the right to mount a small disk');
  }
  return result.row;
}

/** One failing read, write or flush, for each place; `where` is part of the names of the files that fail. */
export async function failIngest(
  where: 'CARD/DCIM' | 'to/' | 'second/',
  places: readonly number[],
  { seed, signal }: Options,
): Promise<FaultRow> {
  const result = tally(`an I/O error at ${where} while copying`);
  await inFolder(seed, async (place, root) => {
    const shim = compileShim(root);
    if (!shim) {
      Object.assign(result.row, skipped(result.row.fault, 'needs Linux and a C compiler'));
      return;
    }
    const kept = join(root, 'kept');
    copyCard(place.card, kept);
    for (const at of places) {
      if (signal.aborted) break;
      for (const folder of [place.to, place.second]) rmSync(folder, { recursive: true, force: true });
      const told = await ingest(place, { env: { LD_PRELOAD: shim, IO_SHIM_PATH: where, IO_SHIM_AT: String(at) } });
      const isSaid = told !== null && told.failures.length + told.stopped.length > 0;
      result.count(told === null ? 'died' : isSaid ? 'said' : 'not met, or done without');
      const wrong = told === null ? `at ${at}: the ingest died` : judge(place, !isSaid);
      result.tried(wrong ?? (await again(place)));
      await sleep(0);
    }
    if (fingerprintOf(place.card) !== fingerprintOf(kept)) result.tried('the card was changed');
  });
  return result.row;
}
