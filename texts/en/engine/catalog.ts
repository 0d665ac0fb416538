/** @file English sentences of the catalog: why it cannot be used, and how it was mended. */
import { photos } from '../count.ts';
export const catalogTexts = {
  'cache.readOnly': 'The catalog is open read-only: results are not kept.',
  'cache.littleSpace': (v: { megabytes: number }) =>
    `Only ${v.megabytes} MB are free on the catalog's disk: results are not kept until there is more.`,
  'cache.diskFull': "The catalog's disk is full: results are not kept until there is more space.",
  'catalog.forReading': 'The catalog was opened for reading only.',
  'catalog.folderReadOnly': (v: { dir: string }) => `The folder ${v.dir} cannot be written: decisions cannot be saved.`,
  'catalog.noRoom': (v: { dir: string }) =>
    `The disk of ${v.dir} is full: decisions cannot be saved. Free some space and open Chinagraph again.`,
  'catalog.networkHint': (v: { variable: string }) => `if only this machine uses it, set ${v.variable}=1`,
  'catalog.changedWhileClosed': 'changed while it was closed',
  'report.restored': (v: { because: string; backup: string | null; decisions: number }) =>
    `The catalog was ${v.because}. It was restored from ${v.backup === null ? 'nothing' : `the backup of ${v.backup}`} and the journal: ${photos(v.decisions)} ${v.decisions === 1 ? 'has its decision' : 'have their decisions'}.`,
  'report.movedTo': (v: { folder: string }) => `The damaged files were kept in ${v.folder}.`,
  'report.others': 'Photos without a decision are found again when their folder is opened.',
  'report.journal': 'The journal of decisions was damaged and was written anew from the catalog.',
  'report.migrated': (v: { from: number; to: number }) =>
    `The catalog was brought from version ${v.from} to ${v.to}; a backup was made before.`,
  'report.cacheRebuilt': (v: { because: string }) =>
    `Stored results could not be used (${v.because}); they are computed again.`,
  'catalog.missing': 'missing',
  'catalog.empty': 'empty',
  'catalog.damaged': (v: { problem: string }) => `damaged (${v.problem})`,
  'catalog.differs': (v: { what: string }) => `${v.what} differ from the journal`,
  'cache.newer': 'cache.db was written by a newer Chinagraph',
  'cache.damaged': (v: { problem: string }) => `cache.db is damaged: ${v.problem}`,
  'catalog.in-use': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} is in use by another Chinagraph. Close it there, or open this catalog read-only.${v.because}`,
  'catalog.from-the-future': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} was written by a newer Chinagraph. Update Chinagraph to open it; nothing was changed.${v.because}`,
  'catalog.network-drive': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} is on a network drive, where a catalog can be damaged. Choose a folder on a local disk.${v.because}`,
  'catalog.disk-full': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} could not be written: the disk is full. This was not saved. Free some space and do it again.${v.because}`,
  'catalog.busy': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} is locked by another program. This was not saved. Close that program and do it again.${v.because}`,
  'catalog.read-only': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} cannot be written: the disk or folder is read-only. This was not saved.${v.because}`,
  'catalog.corrupt': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} is damaged. Restart Chinagraph: it restores the newest backup and replays every decision since.${v.because}`,
  'catalog.exhausted': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} cannot be opened at the moment: this computer has no room for more open files or memory. Nothing was changed or lost. Close other programs and try again.${v.because}`,
  'catalog.io': (v: { file: string; because: string }) =>
    `The catalog file ${v.file} could not be read or written: the disk reports an error. This was not saved. Check the disk and do it again.${v.because}`,
};
