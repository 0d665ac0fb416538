/**
 * @file What the two halves of a pair have in common in their names.
 *
 * Cameras give both one name and two extensions; people and phones do not leave it at that: RAW/IMG_1.CR3 and JPG/IMG_1.JPG, "Wedding RAW" beside
 * "Wedding JPG", a jpg folder inside the RAWs' folder, PXL_1.RAW-01.COVER.jpg and PXL_1.RAW-02.ORIGINAL.dng, IMG_1_RAW.dng beside IMG_1.jpg.
 * A common name makes two files candidates; whether they are a pair is decided by camera and time of exposure.
 */
import { directoryOf, pathKey, stemOf } from './paths.ts';

/** Words that say what kind of file a folder holds, as a word of its own. */
const kindWords =
  /(?<![a-z0-9])(raws?|jpe?gs?|heic|heif|hif|nef|cr2|cr3|arw|raf|orf|rw2|dng|pef|srw)([ _-]*(files?|images?|photos?))?(?![a-z0-9])/gi;
/** Pixel phones: burst-like suffixes for the two files of one exposure. */
const phoneSuffix = /\.raw-\d{2}(\.mp)?\.(cover|original)$/i;
const rawSuffix = /[ ._-]raw$/i;

/** Equal for files that may be the two halves of one exposure; case is ignored, since systems and programs change it. */
export function pairName(relPath: Buffer): string {
  const folder = pairFolder(relPath);
  const name = stemOf(relPath).toString('latin1');
  const stem = name.slice(name.lastIndexOf('/') + 1).replace(phoneSuffix, '');
  const bare = stem.replace(rawSuffix, '');
  return `${folder}/${bare === '' ? stem : bare}`.toLowerCase();
}

/** The folder is named after a kind of file: the other half may lie in another one. */
export function isKindFolder(relPath: Buffer): boolean {
  return pairFolder(relPath) !== pathKey(directoryOf(relPath));
}

function pairFolder(relPath: Buffer): string {
  return pathKey(directoryOf(relPath))
    .split('/')
    .map(withoutKind)
    .filter((part) => part !== '')
    .join('/');
}

/** "Wedding RAW" is "Wedding", "_JPG" is nothing. */
function withoutKind(part: string): string {
  const rest = part.replace(kindWords, '');
  return rest === part ? part : rest.replace(/^[\s_.-]+|[\s_.-]+$/g, '');
}
