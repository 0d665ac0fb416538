/**
 * @file What the sidecars beside a shoot's photos decide at the moment. A sidecar is a file of its own: it is read when its stat differs from the last look,
 * whatever the picture's content is, and what it says is never stored under the picture's: a copy of the picture elsewhere has no part in it.
 */
import { readFile } from 'node:fs/promises';
import type { PhotoId } from '../../contract/ids.ts';
import type { FileKind, Metadata } from '../../contract/photo.ts';
import { mapInFlight } from '../library/in-flight.ts';
import { joinPath, pathKey, stemOf } from '../library/paths.ts';
import type { FoundFile } from '../library/walk-folder.ts';
import { mergeOpinions, type Opinions } from '../metadata/opinions.ts';
import { readTheirDecision, type TheirDecision } from '../xmp/read-decision.ts';
import { readXmp } from '../xmp/read-xmp.ts';
import { stemOwners } from './stem-owners.ts';

interface Photo {
  readonly id: PhotoId;
  files: readonly { relPath: Buffer; kind: FileKind }[];
  display: { relPath: Buffer };
}

export interface Besides {
  /** Null where no sidecar decides anything. */
  of(id: PhotoId): Opinions | null;
  /**
   * Takes in every sidecar that a scan saw below `root` (absolute); reads those whose stat is another one. Answers with the photos about which
   * something else is said now. Unreadable sidecars say nothing.
   */
  take(root: Buffer, photos: readonly Photo[], seen: readonly FoundFile[], signal?: AbortSignal): Promise<PhotoId[]>;
}

const readsInFlight = 16;

export function createBesides(): Besides {
  let said = new Map<PhotoId, Opinions>();
  let known = new Map<string, { stat: string; says: Opinions | null }>();

  return {
    of: (id) => said.get(id) ?? null,
    take: async (root, photos, seen, signal) => {
      const whose = ownersOf(photos);
      // Oldest first: the newest statement counts.
      const ordered = seen.toSorted((a, b) => (a.mtimeNs < b.mtimeNs ? -1 : a.mtimeNs > b.mtimeNs ? 1 : 0));
      const looked: typeof known = new Map();
      const answers = await mapInFlight(ordered, readsInFlight, signal, async (file) => {
        const photo = whose(file.relPath);
        if (!photo) return null;
        const key = pathKey(file.relPath);
        const stat = [file.sizeBytes, file.mtimeNs, file.inode, file.dev].join(' ');
        const before = known.get(key);
        const says = before?.stat === stat ? before.says : await read(joinPath(root, file.relPath));
        looked.set(key, { stat, says });
        return says && { id: photo.id, says };
      });
      const next = new Map<PhotoId, Opinions>();
      for (const answer of answers) {
        if (!answer) continue;
        const older = next.get(answer.id);
        next.set(answer.id, older ? merge(older, answer.says) : answer.says);
      }
      const changed = [...new Set([...said.keys(), ...next.keys()])].filter(
        (id) => !isSame(said.get(id), next.get(id)),
      );
      said = next;
      known = looked;
      return changed;
    },
  };
}

/** The photo that a sidecar speaks about, by the whole name or by the stem. */
function ownersOf(photos: readonly Photo[]): (relPath: Buffer) => Photo | null {
  const byName = new Map(photos.flatMap((photo) => photo.files.map(({ relPath }) => [pathKey(relPath), photo])));
  const owners = stemOwners(photos);
  return (relPath) => byName.get(pathKey(stemOf(relPath))) ?? owners.ownerOf(stemOf(relPath));
}

async function read(path: Buffer): Promise<Opinions | null> {
  const bytes = await readFile(path).catch(() => null);
  const xmp = bytes && readXmp(bytes);
  return xmp?.ok ? opinionsIn(readTheirDecision(xmp.document)) : null;
}

function opinionsIn({ flag, stars, label, otherLabel }: TheirDecision): Opinions | null {
  const colour = label && label !== 'none' ? `${label[0]!.toUpperCase()}${label.slice(1)}` : null;
  const opinions: Opinions = {
    fileRating: stars ?? null,
    fileLabel: otherLabel ?? colour,
    fileFlag: flag && flag !== 'none' ? flag : null,
  };
  return Object.values(opinions).some((said) => said !== null) ? opinions : null;
}

/** A reject in either sidecar is one. */
function merge(older: Opinions, newer: Opinions): Opinions {
  const merged = mergeOpinions([older, newer]);
  return older.fileFlag === 'reject' ? { ...merged, fileFlag: 'reject' } : merged;
}

const isSame = (a: Opinions | undefined, b: Opinions | undefined): boolean =>
  a?.fileFlag === b?.fileFlag && a?.fileRating === b?.fileRating && a?.fileLabel === b?.fileLabel;

/** A photo's metadata as it is shown: what its sidecars decide goes before what is in the file. */
export function withBeside(metadata: Metadata | null, beside: Opinions | null): Metadata | null {
  return metadata && beside ? { ...metadata, ...mergeOpinions([metadata, beside]) } : metadata;
}
