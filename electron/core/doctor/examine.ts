/** @file What `doctor` and the about page say: versions, the catalog's health, sizes, what is missing. Each check stands alone: a failing one is told, the others go on. */

import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import Database from 'better-sqlite3';
import { say } from '../../../texts/say.ts';
import type { DeviceLibraries } from '../../contract/device-libraries.ts';
import type { DeviceInfo, ModelInfo } from '../../contract/model.ts';
import { asWritten, joinTold, type Told } from '../../contract/told.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { sayLibraries } from '../device-libraries/say-libraries.ts';
import { modulesFolder, plugInState, sayPlugIn } from '../lightroom/plug-in.ts';
import type { MetadataReader } from '../metadata/metadata-reader.ts';
import type { DiskCache } from '../previews/disk-cache.ts';
import { version } from '../work/version.ts';

export interface Check {
  name: string;
  ok: boolean;
  says: Told;
}

export interface ExamineDeps {
  catalog: Catalog;
  cache: Pick<DiskCache, 'totalBytes'>;
  cacheLimitBytes(): number;
  metadata: Pick<MetadataReader, 'probe'>;
  models(): Promise<readonly ModelInfo[]>;
  /** What CUDA needs beyond the program; null where it is neither installed nor an NVIDIA card here. */
  cuda(): Promise<DeviceLibraries | null>;
  /** Named servers, each reached and compared now. */
  servers(): Promise<readonly DeviceInfo[]>;
}

const lowDiskBytes = 500_000_000;

/** In this order; never rejects. */
export async function examine(deps: ExamineDeps): Promise<Check[]> {
  const { catalog } = deps;
  const checks: [name: string, run: () => Promise<Omit<Check, 'name'>> | Omit<Check, 'name'>][] = [
    ['Chinagraph', () => fine(`${version}, Node ${process.versions.node}, ${process.platform} ${process.arch}`)],
    [say('doctor.pictures'), () => fine(`sharp ${packageVersion('sharp')}`)],
    ['ONNX Runtime', () => fine(packageVersion('onnxruntime-node'))],
    [
      'ExifTool',
      async () => {
        const probed = await deps.metadata.probe();
        return probed.ok ? fine(probed.version) : { ok: false, says: probed.message };
      },
    ],
    [say('doctor.plugIn'), async () => fine(sayPlugIn(await plugInState(modulesFolder())))],
    ['SQLite', () => fine(String(new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get()))],
    [say('doctor.catalog'), () => fine(say('doctor.catalogAt', { dir: catalog.dir, isReadOnly: catalog.readOnly }))],
    [
      say('doctor.health'),
      () => {
        const found = catalog.check();
        const unsound = found.backups.filter((backup) => !backup.sound);
        const problems = [
          found.library,
          found.cache,
          found.journal.damaged ? say('doctor.journalDamaged') : null,
          ...unsound.map((backup) => say('doctor.badBackup', { time: backup.time })),
        ].filter((problem) => problem !== null);
        if (problems.length > 0) return { ok: false, says: say('doctor.unsound', { problems: problems.join('; ') }) };
        const { photos, decisions } = found.counts;
        return fine(
          say('doctor.sound', {
            photos,
            decisions,
            records: found.journal.records,
            backups: found.backups.length,
            bytes: found.libraryBytes + found.cacheBytes,
          }),
        );
      },
    ],
    [
      say('doctor.results'),
      () => {
        const paused = catalog.cache.pausedBecause();
        return paused && !catalog.readOnly
          ? { ok: false, says: asWritten(paused) }
          : fine(paused ?? say('doctor.kept'));
      },
    ],
    [
      say('doctor.previews'),
      () => fine(say('doctor.cacheSize', { bytes: deps.cache.totalBytes(), limitBytes: deps.cacheLimitBytes() })),
    ],
    [
      say('doctor.disk'),
      async () => {
        const { bavail, bsize } = await statfs(catalog.dir);
        const free = bavail * bsize;
        return { ok: free > lowDiskBytes, says: say('doctor.free', { freeBytes: free }) };
      },
    ],
    [
      say('doctor.models'),
      async () => {
        const models = await deps.models();
        const broken = models.filter((model) => model.state === 'broken');
        if (broken.length > 0)
          return {
            ok: false,
            says: joinTold(
              broken.map(({ problem }) => problem),
              ' ',
            ),
          };
        const installed = models.filter((model) => model.state !== 'missing');
        return fine(installed.length > 0 ? installed.map((model) => model.id).join(', ') : say('doctor.noModels'));
      },
    ],
  ];
  const cuda = await deps.cuda();
  if (cuda) checks.push(['CUDA', () => ({ ok: cuda.state !== 'broken', says: sayLibraries(cuda) })]);
  for (const server of await deps.servers()) {
    checks.push([
      say('doctor.server', { address: server.adapter }),
      () => ({
        ok: server.state === 'ready',
        says: say('doctor.serverState', { state: server.state, rate: server.imagesPerSecond, note: server.note }),
      }),
    ]);
  }
  const results: Check[] = [];
  for (const [name, run] of checks) {
    results.push(
      await Promise.resolve()
        .then(run)
        .then((found) => ({ name, ...found }))
        .catch((error: Error) => ({ name, ok: false, says: asWritten(error.message) })),
    );
  }
  return results;
}

const fine = (says: string): Omit<Check, 'name'> => ({ ok: true, says: asWritten(says) });

function packageVersion(name: string): string {
  const require = createRequire(import.meta.url);
  // Read, not loaded; and not every package lets its package.json be asked for by name.
  const folder = require.resolve.paths(name)?.find((one) => existsSync(path.join(one, name, 'package.json')));
  if (!folder) throw new Error(say('doctor.notInstalled', { name }));
  return (require(path.join(folder, name, 'package.json')) as { version: string }).version;
}
