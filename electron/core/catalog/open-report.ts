/** @file What opening a catalog found and did, for the log, `doctor` and the photographer. */
import type { Backup } from './backups/backup-files.ts';

export interface OpenReport {
  created: boolean;
  /** Why nothing can be saved; null when it can. */
  readOnlyBecause: string | null;
  /** Schema versions, when they differ. */
  migrated: { from: number; to: number } | null;
  /** Set when library.db was lost or damaged. */
  restored: {
    because: string;
    /** Where the damaged files are; null if there were none. */
    movedTo: string | null;
    backup: Backup | null;
    /** Photos that have a decision now. */
    decisions: number;
  } | null;
  /** Journal records that the database had not seen. */
  replayed: number;
  /** sound; torn: an unfinished last record was dropped; damaged, missing: written anew from library.db. */
  journal: 'sound' | 'torn' | 'damaged' | 'missing' | 'behind';
  cacheRebuiltBecause: string | null;
}

/** Sentences to show; empty on a normal day. */
export function sayReport(report: OpenReport): string[] {
  const said: string[] = [];
  const { restored, migrated } = report;
  if (report.readOnlyBecause) said.push(report.readOnlyBecause);
  if (restored) {
    const from = restored.backup ? `the backup of ${restored.backup.time}` : 'nothing';
    said.push(
      `The catalog was ${restored.because}. It was restored from ${from} and the journal: ${restored.decisions} photos have their decisions.`,
    );
    if (restored.movedTo) said.push(`The damaged files were kept in ${restored.movedTo}.`);
    said.push('Photos without a decision are found again when their folder is opened.');
  }
  if (report.journal === 'damaged')
    said.push('The journal of decisions was damaged and was written anew from the catalog.');
  if (migrated && !report.created)
    said.push(`The catalog was brought from version ${migrated.from} to ${migrated.to}; a backup was made before.`);
  if (report.cacheRebuiltBecause)
    said.push(`Stored results could not be used (${report.cacheRebuiltBecause}); they are computed again.`);
  return said;
}
