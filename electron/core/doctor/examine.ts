/** @file What `doctor` and the about page say: versions, the catalog's health, sizes, what is missing. Each check stands alone: a failing one is told, the others go on. */
import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { DeviceInfo, ModelInfo } from '../../contract/model.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { modulesFolder, plugInState, sayPlugIn } from '../lightroom/plug-in.ts';
import type { MetadataReader } from '../metadata/metadata-reader.ts';
import type { DiskCache } from '../previews/disk-cache.ts';
import { version } from '../work/version.ts';

export interface Check {
  name: string;
  ok: boolean;
  says: string;
}

export interface ExamineDeps {
  catalog: Catalog;
  cache: Pick<DiskCache, 'totalBytes'>;
  cacheLimitBytes(): number;
  metadata: Pick<MetadataReader, 'probe'>;
  models(): Promise<readonly ModelInfo[]>;
  /** Named servers, each reached and compared now. */
  servers(): Promise<readonly DeviceInfo[]>;
}

const lowDiskBytes = 500_000_000;
const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1)} GB`;

/** In this order; never rejects. */
export async function examine(deps: ExamineDeps): Promise<Check[]> {
  const { catalog } = deps;
  const checks: [name: string, run: () => Promise<Omit<Check, 'name'>> | Omit<Check, 'name'>][] = [
    ['Chinagraph', () => fine(`${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`)],
    ['Pictures', () => fine(`sharp ${packageVersion('sharp')}`)],
    ['ONNX Runtime', () => fine(packageVersion('onnxruntime-node'))],
    [
      'ExifTool',
      async () => {
        const probed = await deps.metadata.probe();
        return probed.ok ? fine(probed.version) : { ok: false, says: probed.message };
      },
    ],
    ['Lightroom plug-in', async () => fine(sayPlugIn(await plugInState(modulesFolder())))],
    ['SQLite', () => fine(String(new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get()))],
    ['Catalog', () => fine(`${catalog.dir}${catalog.readOnly ? ', read-only' : ''}`)],
    [
      'Catalog health',
      () => {
        const found = catalog.check();
        const unsound = found.backups.filter((backup) => !backup.sound);
        const problems = [
          found.library,
          found.cache,
          found.journal.damaged ? 'the journal is damaged' : null,
          ...unsound.map((backup) => `the backup of ${backup.time} cannot be used`),
        ].filter((problem) => problem !== null);
        if (problems.length > 0)
          return { ok: false, says: `${problems.join('; ')}. Restart Chinagraph: it mends what it can.` };
        const { photos, decisions } = found.counts;
        const backups = `${found.backups.length} ${found.backups.length === 1 ? 'backup' : 'backups'}`;
        const size = gigabytes(found.libraryBytes + found.cacheBytes);
        return fine(
          `sound: ${photos} photos, ${decisions} decisions, ${found.journal.records} journal records, ${backups}, ${size}`,
        );
      },
    ],
    [
      'Results',
      () => {
        const paused = catalog.cache.pausedBecause();
        return paused && !catalog.readOnly
          ? { ok: false, says: paused }
          : fine(paused ?? 'measures, scores and faces are being kept');
      },
    ],
    [
      'Preview cache',
      () => fine(`${gigabytes(deps.cache.totalBytes())} of at most ${gigabytes(deps.cacheLimitBytes())}`),
    ],
    [
      'Disk',
      async () => {
        const { bavail, bsize } = await statfs(catalog.dir);
        const free = bavail * bsize;
        return { ok: free > lowDiskBytes, says: `${gigabytes(free)} free where the catalog is` };
      },
    ],
    [
      'Models',
      async () => {
        const models = await deps.models();
        const broken = models.filter((model) => model.state === 'broken');
        if (broken.length > 0) return { ok: false, says: broken.map((model) => model.problem).join(' ') };
        const installed = models.filter((model) => model.state !== 'missing');
        return fine(
          installed.length > 0 ? installed.map((model) => model.id).join(', ') : 'none installed: see "models list"',
        );
      },
    ],
  ];
  for (const server of await deps.servers()) {
    const rate = server.imagesPerSecond === null ? '' : `, ${server.imagesPerSecond.toFixed(1)} pictures a second`;
    checks.push([
      `Server ${server.adapter}`,
      () => ({ ok: server.state === 'ready', says: `${server.state}${rate}${server.note ? `: ${server.note}` : ''}` }),
    ]);
  }
  const results: Check[] = [];
  for (const [name, run] of checks) {
    results.push(
      await Promise.resolve()
        .then(run)
        .then((found) => ({ name, ...found }))
        .catch((error: Error) => ({ name, ok: false, says: error.message })),
    );
  }
  return results;
}

const fine = (says: string): Omit<Check, 'name'> => ({ ok: true, says });

function packageVersion(name: string): string {
  const require = createRequire(import.meta.url);
  // Read, not loaded; and not every package lets its package.json be asked for by name.
  const folder = require.resolve.paths(name)?.find((one) => existsSync(path.join(one, name, 'package.json')));
  if (!folder) throw new Error(`${name} is not installed`);
  return (require(path.join(folder, name, 'package.json')) as { version: string }).version;
}
