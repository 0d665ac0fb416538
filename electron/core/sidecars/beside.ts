/**
 * @file What the sidecars beside a shoot's photos say at the moment: decisions, when, where and who. A sidecar is a file of its own: it is read when its stat differs from the last look,
 * whatever the picture's content is, and what it says is never stored under the picture's: a copy of the picture elsewhere has no part in it.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { PhotoId } from '../../contract/ids.ts';
import type { FileKind, Metadata } from '../../contract/photo.ts';
import { mapInFlight } from '../library/in-flight.ts';
import { joinPath, pathKey, stemOf } from '../library/paths.ts';
import type { FoundFile } from '../library/walk-folder.ts';
import { mergeOpinions, type Opinions } from '../metadata/opinions.ts';
import { inUtf8 } from '../xmp/in-utf8.ts';
import { readTheirDecision, type TheirDecision } from '../xmp/read-decision.ts';
import { readXmp } from '../xmp/read-xmp.ts';
import { mergeFacts, readSidecarFacts, type SidecarFacts } from './read-facts.ts';
import { stemOwners } from './stem-owners.ts';

interface Photo {
  readonly id: PhotoId;
  files: readonly { relPath: Buffer; kind: FileKind }[];
  display: { relPath: Buffer };
}

export interface Besides {
  /** Null where no sidecar decides anything. */
  of(id: PhotoId): Opinions | null;
  /** Null where no sidecar says when, where or who. */
  factsOf(id: PhotoId): SidecarFacts | null;
  /**
   * Takes in every sidecar that a scan saw below `root` (absolute); reads those whose stat is another one, or was too young to tell a second change by.
   * Answers with the photos about which something else is decided now (`ids`), and with those of which something else is said (`elseIds`).
   * Unreadable sidecars say nothing.
   */
  take(root: Buffer, photos: readonly Photo[], seen: readonly FoundFile[], signal?: AbortSignal): Promise<Changed>;
}

interface Changed {
  ids: PhotoId[];
  elseIds: PhotoId[];
}

interface Says {
  opinions: Opinions | null;
  facts: SidecarFacts | null;
}

interface Looked {
  stat: string;
  /** Of the bytes: a sidecar that was only touched is not parsed again. */
  hash: string;
  /** Changed so shortly before it was looked at that the clock of its disk (2 s on FAT) may not tell another change of the same size. */
  isYoung: boolean;
  says: Says;
}

const readsInFlight = 16;
const youngNs = 2_500_000_000n;

export function createBesides(): Besides {
  let said = new Map<PhotoId, Says>();
  let known = new Map<string, Looked>();

  return {
    of: (id) => said.get(id)?.opinions ?? null,
    factsOf: (id) => said.get(id)?.facts ?? null,
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
        const now =
          before?.stat === stat && !before.isYoung ? before : await look(joinPath(root, file.relPath), file, before);
        looked.set(key, { ...now, stat });
        return { id: photo.id, says: now.says };
      });
      const next = new Map<PhotoId, Says>();
      for (const answer of answers) {
        if (!answer) continue;
        const older = next.get(answer.id);
        next.set(answer.id, older ? merge(older, answer.says) : answer.says);
      }
      const all = [...new Set([...said.keys(), ...next.keys()])];
      const before = said;
      said = next;
      known = looked;
      return {
        ids: all.filter((id) => !isSame(before.get(id)?.opinions, next.get(id)?.opinions)),
        elseIds: all.filter((id) => !isDeepStrictEqual(before.get(id)?.facts ?? null, next.get(id)?.facts ?? null)),
      };
    },
  };
}

/** The photo that a sidecar speaks about, by the whole name or by the stem. */
function ownersOf(photos: readonly Photo[]): (relPath: Buffer) => Photo | null {
  const byName = new Map(photos.flatMap((photo) => photo.files.map(({ relPath }) => [pathKey(relPath), photo])));
  const owners = stemOwners(photos);
  return (relPath) => byName.get(pathKey(stemOf(relPath))) ?? owners.ownerOf(stemOf(relPath));
}

const nothing: Says = { opinions: null, facts: null };

async function look(path: Buffer, { mtimeNs }: FoundFile, before: Looked | undefined): Promise<Omit<Looked, 'stat'>> {
  const isYoung = BigInt(Date.now()) * 1_000_000n - mtimeNs < youngNs;
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) return { hash: '', isYoung: true, says: nothing };
  const hash = createHash('sha1').update(bytes).digest('base64');
  if (before?.hash === hash) return { hash, isYoung, says: before.says };
  const xmp = readXmp(inUtf8(bytes));
  const says = xmp.ok
    ? { opinions: opinionsIn(readTheirDecision(xmp.document)), facts: readSidecarFacts(xmp.document) }
    : nothing;
  return { hash, isYoung, says };
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

function merge(older: Says, newer: Says): Says {
  return {
    opinions:
      older.opinions && newer.opinions
        ? mergeDecided(older.opinions, newer.opinions)
        : (newer.opinions ?? older.opinions),
    facts: older.facts && newer.facts ? mergeFacts(older.facts, newer.facts) : (newer.facts ?? older.facts),
  };
}

/** A reject in either sidecar is one. */
function mergeDecided(older: Opinions, newer: Opinions): Opinions {
  const merged = mergeOpinions([older, newer]);
  return older.fileFlag === 'reject' ? { ...merged, fileFlag: 'reject' } : merged;
}

const isSame = (a: Opinions | null | undefined, b: Opinions | null | undefined): boolean =>
  a?.fileFlag === b?.fileFlag && a?.fileRating === b?.fileRating && a?.fileLabel === b?.fileLabel;

/** A photo's metadata as it is shown: what its sidecars decide goes before what is in the file. */
export function withBeside(metadata: Metadata | null, beside: Opinions | null): Metadata | null {
  return metadata && beside ? { ...metadata, ...mergeOpinions([metadata, beside]) } : metadata;
}
