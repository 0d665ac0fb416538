/**
 * @file What is on a card, and what of it belongs together: a RAW and its JPEG, its sidecars and voice memo, a clip with its proxy and thumbnail. All files of
 * one group keep one stem, whatever they are called afterwards.
 */
import { asWritten, type Told } from '../../../contract/told.ts';
import { baseName, directoryOf, displayName, extensionOf, pathKey, stemOf } from '../../library/paths.ts';
import { promisedKind } from '../../library/picture-extensions.ts';
import { walkFolder } from '../../library/walk-folder.ts';

export interface CardFile {
  /** Of the card in the request. */
  card: number;
  /** '/'-separated, relative to the card. */
  relPath: Buffer;
  sizeBytes: number;
  mtimeNs: bigint;
  role: 'picture' | 'clip' | 'companion';
}

export interface CardGroup {
  stem: Buffer;
  /** The one that says when and by what it was taken comes first: RAW, picture, clip, companion. */
  files: CardFile[];
}

export interface CardContent {
  groups: CardGroup[];
  /** The camera's own lists and whatever else is neither picture nor clip nor companion: left on the card. */
  left: number;
  /** What could not be looked at, for people. */
  problems: Told[];
}

const clips = new Set('mp4 mov m4v avi mts m2ts mxf mkv crm braw r3d insv 360 3gp mpg mpeg wmv'.split(' '));
const companions = new Set('xmp wav mp3 thm lrv lrf srt vrd dr4 nksc pp3 arp dop on1 onphoto acr aae xml'.split(' '));
/** Sony's clips keep thumbnails as pictures of their own. */
const thumbnailFolder = /(^|\/)THMBNL\//i;

/** Throws the system's error where the card cannot be listed. */
export async function readCard(root: Buffer, card: number, signal?: AbortSignal): Promise<CardContent> {
  const files: CardFile[] = [];
  const problems: Told[] = [];
  let left = 0;
  for await (const batch of walkFolder({ root, ...(signal && { signal }) })) {
    for (const found of [...batch.files, ...batch.sidecars]) {
      const role = roleOf(found.relPath);
      if (role) files.push({ card, relPath: found.relPath, sizeBytes: found.sizeBytes, mtimeNs: found.mtimeNs, role });
      else left += 1;
    }
    for (const problem of batch.problems)
      problems.push(asWritten(`${displayName(problem.relPath)}: ${problem.message}`));
  }
  const { groups, alone } = groupFiles(files);
  return { groups, left: left + alone, problems };
}

/** By its name; null for what is left on the card. */
export function roleOf(relPath: Buffer): CardFile['role'] | null {
  const extension = extensionOf(relPath);
  if (thumbnailFolder.test(pathKey(relPath))) return null;
  if (companions.has(extension)) return 'companion';
  if (clips.has(extension)) return 'clip';
  return promisedKind(extension) ? 'picture' : null;
}

const rank = (file: CardFile): number =>
  file.role === 'picture'
    ? promisedKind(extensionOf(file.relPath))?.kind === 'raw'
      ? 0
      : 1
    : file.role === 'clip'
      ? 2
      : 3;

/** In order of their names. `alone`: lists that belong to no picture and no clip. */
function groupFiles(files: readonly CardFile[]): { groups: CardGroup[]; alone: number } {
  const groups = new Map<string, CardGroup>();
  const keyOf = (card: number, stem: Buffer) => `${card} ${pathKey(stem).toLowerCase()}`;
  const put = (file: CardFile, stem: Buffer) => {
    const key = keyOf(file.card, stem);
    const group = groups.get(key) ?? { stem: baseName(stem), files: [] };
    group.files.push(file);
    groups.set(key, group);
  };
  for (const file of files) if (file.role !== 'companion') put(file, stemOf(file.relPath));
  let alone = 0;
  for (const file of files) {
    if (file.role !== 'companion') continue;
    const stem = candidateStems(file.relPath).find((one) => groups.has(keyOf(file.card, one)));
    if (stem) put(file, stem);
    // A camera's MEDIAPRO.XML says nothing to anybody else.
    else if (extensionOf(file.relPath) === 'xml') alone += 1;
    else put(file, stemOf(file.relPath));
  }
  for (const group of groups.values())
    group.files.sort((a, b) => rank(a) - rank(b) || Buffer.compare(a.relPath, b.relPath));
  const sorted = [...groups.values()].sort((a, b) => Buffer.compare(a.files[0]!.relPath, b.files[0]!.relPath));
  return { groups: sorted, alone };
}

/** IMG_1.wav and IMG_1.CR3.xmp are IMG_1's, C0001M01.XML is C0001's, GoPro's GL010042.LRV is GX010042's. */
function candidateStems(relPath: Buffer): Buffer[] {
  const stem = stemOf(relPath);
  const name = baseName(stem).toString('latin1');
  const renamed = (to: string) => Buffer.concat([folderWithSlash(stem), Buffer.from(to, 'latin1')]);
  return [
    stem,
    stemOf(stem),
    ...(/m\d\d$/i.test(name) ? [renamed(name.slice(0, -3))] : []),
    ...(/^gl\d/i.test(name) ? ['GX', 'GH', 'GP', 'GO'].map((start) => renamed(start + name.slice(2))) : []),
  ];
}

const folderWithSlash = (stem: Buffer): Buffer => {
  const folder = directoryOf(stem);
  return folder.length === 0 ? folder : Buffer.concat([folder, Buffer.from('/')]);
};
