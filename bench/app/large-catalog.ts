/** @file A catalog of 100,000 photos without their files: rows put in directly, thumbnails linked from a few real ones. Its folder is away, which changes nothing for lists. */
import { linkSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { ContentKey, FolderId } from '../../electron/contract/ids.ts';
import { type Catalog, openCatalog } from '../../electron/core/catalog/open-catalog.ts';
import { type NewPhoto, noChanges } from '../../electron/core/catalog/repos/scan-changes.ts';
import { createDiskCache } from '../../electron/core/previews/disk-cache.ts';
import { createResults } from '../../electron/core/results/results.ts';
import { systemClock } from '../../electron/core/work/clock.ts';
import { silentLog } from '../../electron/core/work/log.ts';
import { formatTaken } from '../make-shoot/camera-time.ts';
import { seededRandom } from '../make-shoot/seeded-random.ts';
import { makeBenchCatalog, makeOnce } from './shoots.ts';

const largeCount = 100_000;
const batch = 10_000;
const few = { name: 'shoot-few', frames: 40, widthPx: 480, heightPx: 320, distinct: 40 } as const;

const keyOf = (i: number): ContentKey => ((i + 1) * 2654435761).toString(16).padStart(32, '0') as ContentKey;

/** Folder of the catalog; its only folder of photos has 100,000. */
export async function makeLargeCatalog(): Promise<string> {
  const source = await makeBenchCatalog(few);
  return makeOnce('large-catalog', async (catalogDir) => {
    const from = await openCatalog({ dir: source, clock: systemClock, log: silentLog });
    const to = await openCatalog({ dir: catalogDir, clock: systemClock, log: silentLog });
    try {
      fill(to, from, path.join(source, 'cache', 'tiers'), path.join(catalogDir, 'cache', 'tiers'));
    } finally {
      await from.close();
      await to.close();
    }
  });
}

function fill(to: Catalog, from: Catalog, fromCache: string, toCache: string): void {
  const folder = to.folders.add(Buffer.from('/away/large'), 'large');
  const samples = samplesOf(from);
  const results = createResults({ repos: to, faceModels: () => null });
  const cacheOf = (catalog: Catalog, dir: string) =>
    createDiskCache({ dir, index: catalog.previews, clock: systemClock });
  const [thumbs, links] = [cacheOf(from, fromCache), cacheOf(to, toCache)];
  const random = seededRandom(3);
  for (let prefix = 0; prefix < 256; prefix++)
    mkdirSync(path.join(toCache, prefix.toString(16).padStart(2, '0')), { recursive: true });
  for (let start = 0; start < largeCount; start += batch) {
    const indexes = Array.from({ length: batch }, (_, i) => start + i);
    to.photos.applyScan(folder.id, { ...noChanges(), added: indexes.map(photoOf) });
    const sampleOf = (i: number) => samples[i % samples.length]!;
    results.putHeaders(
      indexes.map((i) => ({
        contentKey: keyOf(i),
        header: {
          ...sampleOf(i).header,
          takenAt: formatTaken(Date.UTC(2026, 0, 1) + i * 6_000),
          camera: `Bench ${i % 3}`,
        },
      })),
    );
    results.putDecoded(
      indexes.map((i) => ({
        contentKey: keyOf(i),
        picture: sampleOf(i).picture,
        measured: {
          measures: { ...sampleOf(i).measures, sharpness: random.unit(), exposure: random.between(-2, 2) },
          map: null,
          histogram: null,
          look: null,
          detail: null,
        },
      })),
    );
    to.previews.putMany(indexes.map((i) => ({ ...sampleOf(i).thumb, contentKey: keyOf(i) })));
    for (const i of indexes) {
      const file = thumbs.fileOf(sampleOf(i).contentKey, 'thumb');
      linkSync(file, links.fileOf(keyOf(i), 'thumb'));
    }
  }
  to.folders.setState(folder.id as FolderId, 'offline');
}

/** What the engine found out about each of a few real photos. */
function samplesOf(catalog: Catalog) {
  const [folder] = catalog.folders.list();
  return catalog.photos.ofFolder(folder!.id).flatMap(({ files }) => {
    const contentKey = files[0]?.contentKey;
    if (!contentKey) return [];
    const header = catalog.headers.get(contentKey);
    const picture = catalog.pictures.get(contentKey);
    const measured = catalog.measures.get(contentKey);
    const thumb = catalog.previews.get(contentKey, 'thumb');
    return header && picture && measured && thumb
      ? [{ contentKey, header, picture, measures: measured.measures, thumb }]
      : [];
  });
}

function photoOf(i: number): NewPhoto {
  return {
    files: [
      {
        kind: 'jpeg',
        format: 'jpeg',
        sizeBytes: 8_000_000 + i,
        mtimeNs: 1_700_000_000_000_000_000n + BigInt(i),
        relPath: Buffer.from(`L${String(i + 1).padStart(6, '0')}.JPG`),
        dev: 2049n,
        inode: BigInt(i + 1),
        contentKey: keyOf(i),
        isDisplay: true,
      },
    ],
  };
}
