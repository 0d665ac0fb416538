/** @file A folder of photos with other programs' sidecars to hand over from, and what has to be true of it after any crash. */
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ContentKey, FolderId, PhotoId } from '../../electron/contract/ids.ts';
import type { FileRow } from '../../electron/core/catalog/repos/scan-changes.ts';
import { csvStart } from '../../electron/core/exporting/lists/text-lists.ts';
import { nothing } from '../../electron/core/results/results.ts';
import type { ShootPhoto } from '../../electron/core/shoot/shoot-photo.ts';
import { toShootPhoto } from '../../electron/core/shoot/to-shoot-photo.ts';
import { readXmp } from '../../electron/core/xmp/read-xmp.ts';

const photoCount = 12;
const photoBytes = 150_000;
const photoName = (number: number): string => `${number}.jpg`;

/** Somebody else's work, which no crash of ours may touch. */
const foreign = (number: number): string =>
  `<crs:ToneCurvePV2012><rdf:Seq><rdf:li>${number}, 0</rdf:li><rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurvePV2012>`;

const foreignSidecar = (number: number): string => `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/" xmp:Rating="2">
${foreign(number)}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;

const contentOf = (number: number): Buffer => Buffer.alloc(photoBytes, `photo ${number} `);

/** Every other photo has a sidecar of another program. */
export function makeHandoverFolder(dir: string): void {
  for (let number = 0; number < photoCount; number++) {
    writeFileSync(path.join(dir, photoName(number)), contentOf(number));
    if (number % 2 === 0) writeFileSync(path.join(dir, `${number}.xmp`), foreignSidecar(number));
  }
}

/** The folder's photos with other decisions each time. */
export function handoverPhotos(random: () => number): ShootPhoto[] {
  return Array.from({ length: photoCount }, (_, number) => {
    const file = {
      ...{ id: number + 1, photoId: (number + 1) as PhotoId, relPath: Buffer.from(photoName(number)), missing: false },
      ...{
        kind: 'jpeg' as const,
        format: 'jpeg',
        sizeBytes: photoBytes,
        mtimeNs: 1n,
        dev: 1n,
        inode: 1n,
        isDisplay: true,
      },
      contentKey: String(number).padStart(32, '0') as ContentKey,
    } satisfies FileRow;
    const row = { id: file.photoId, folderId: 1 as FolderId, gone: false, files: [file] };
    const decision = {
      decision: { flag: 'pick', stars: 1 + Math.floor(random() * 5), label: 'none' },
      dismissed: null,
      turn: 0,
    } as const;
    return toShootPhoto(row, nothing, nothing, decision)!;
  });
}

/** What is wrong with what lies there now; null for nothing. */
export function judgeHandover(dir: string): string | null {
  for (let number = 0; number < photoCount; number++) {
    if (!readFileSync(path.join(dir, photoName(number))).equals(contentOf(number))) return `original ${number} changed`;
    const sidecar = path.join(dir, `${number}.xmp`);
    if (!existsSync(sidecar)) {
      if (number % 2 === 0) return `sidecar ${number} is gone`;
      continue;
    }
    const text = readFileSync(sidecar, 'utf8');
    if (!isWellFormed(text)) return `sidecar ${number} is torn (${text.length} characters)`;
    if (number % 2 === 0 && !text.includes(foreign(number))) return `sidecar ${number} lost another program's work`;
  }
  const list = path.join(dir, 'list.csv');
  const lines = existsSync(list) ? readFileSync(list, 'utf8').split('\r\n') : null;
  if (lines && !(lines[0]!.startsWith(csvStart) && lines.length === photoCount + 2 && lines.at(-1) === ''))
    return `the list is torn: ${lines.length} lines`;
  for (const folder of outFolders(dir)) {
    for (const name of readdirSync(folder)) {
      if (temporaries(folder).includes(name)) continue;
      const copy = readFileSync(path.join(folder, name));
      // Copied sidecars are of their round; the ones beside the photos were changed since.
      const isWhole = name.endsWith('.xmp')
        ? isWellFormed(copy.toString())
        : copy.equals(readFileSync(path.join(dir, name)));
      if (!isWhole) return `the copy ${name} is torn`;
    }
  }
  return null;
}

const isWellFormed = (text: string): boolean => readXmp(Buffer.from(text)).ok;

const outFolders = (dir: string): string[] =>
  readdirSync(dir)
    .filter((name) => name.startsWith('out-'))
    .map((name) => path.join(dir, name));

export const temporaries = (dir: string): string[] => readdirSync(dir).filter((name) => name.endsWith('.tmp'));

/** Makes unfinished files look like those of an earlier hour. */
export function ageTemporaries(dir: string): void {
  const when = Date.now() / 1000 - 7_200;
  for (const name of temporaries(dir)) utimesSync(path.join(dir, name), when, when);
}
