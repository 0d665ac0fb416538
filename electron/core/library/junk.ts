/** @file Names that no photographer means when opening a folder: system litter, other programs' caches, hidden things. */

const junkFiles = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', 'icon\r', 'sthumbs.dat']);

const junkFolders = new Set([
  '@eadir',
  '@recycle',
  '#recycle',
  '#snapshot',
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '__macosx',
  'captureone', // Capture One's previews and settings inside every folder it saw
]);

/** Databases and preview stores that are folders: their pictures are other programs' copies. */
const junkFolderExtensions =
  /\.(lrdata|lrcat-data|cocatalog|cosessiondb|photoslibrary|photolibrary|aplibrary|migratedphotolibrary|dtbase2|app)$/;

/** ExifTool's untouched copy of a file it changed. */
const backupFile = /_(original|exiftool_tmp)$/;

/** `name` as Latin-1: junk is recognised by ASCII letters, whatever the rest of the bytes are. */
export function isJunk(name: string, isFolder: boolean): boolean {
  if (name.startsWith('.')) return true;
  const lower = name.toLowerCase();
  return isFolder
    ? junkFolders.has(lower) || junkFolderExtensions.test(lower)
    : junkFiles.has(lower) || backupFile.test(lower);
}
