/** @file Writes sidecars, a list and copies over and over, until it is killed or once. Arguments: folder, seed, once | stay. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { planList } from '../../electron/core/exporting/lists/plan-list.ts';
import type { Planned } from '../../electron/core/exporting/plan/planned.ts';
import { planSidecars } from '../../electron/core/exporting/sidecars/plan-sidecars.ts';
import { planTransfer } from '../../electron/core/exporting/transfer/plan-transfer.ts';
import { handoverPhotos } from './handover-folder.ts';
import { seeded } from './suite.ts';

const [dir, seed, end] = process.argv.slice(2) as [string, string, string];
const random = seeded(Number(seed));
const { signal } = new AbortController();
const sidecars = new Map<string, string>();
const catalog = {
  scores: { get: () => [] },
  sidecars: {
    get: (_: unknown, file: Buffer) => sidecars.get(file.toString('latin1')) ?? null,
    putMany: (rows: readonly { path: Buffer; hash: string }[]) => {
      for (const row of rows) sidecars.set(row.path.toString('latin1'), row.hash);
    },
  },
};

async function carryOut({ steps, finish }: Planned): Promise<void> {
  for (const step of steps) await step.run?.(signal);
  await finish?.();
}

process.send?.('ready');
for (let round = 0; ; round++) {
  const photos = handoverPhotos(random);
  const root = Buffer.from(dir);
  const xmp = {
    kind: 'xmp',
    profile: 'everything',
    scores: false,
    faceRegions: false,
    overwriteConflicts: true,
  } as const;
  const sidecarDeps = { catalog: catalog as never, root, all: photos, nowMs: Date.now };
  await carryOut(await planSidecars(sidecarDeps, photos, 'all', xmp));
  const list = {
    kind: 'list',
    format: 'csv',
    destination: '' as never,
    fileName: 'list.csv',
    byteOrderMark: false,
  } as const;
  const listDeps = {
    shoot: { name: 'faults', root: dir },
    all: photos,
    pathOf: (id: number) => `${id}.jpg`,
    thumbOf: () => Promise.resolve(null),
    nowIso: () => new Date().toISOString(),
  };
  await carryOut(await planList(listDeps, photos, 'all', list, root));
  const out = path.join(dir, `out-${seed}-${round}`);
  mkdirSync(out);
  const transferDeps = { root, all: photos, nowMs: Date.now };
  await carryOut(await planTransfer(transferDeps, photos.slice(0, 3), 'all', 'copy', Buffer.from(out), signal));
  if (end === 'once') break;
}
