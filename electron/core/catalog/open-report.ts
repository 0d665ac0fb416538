/** @file What opening a catalog found and did, for the log, `doctor` and the photographer. */
import { say } from '../../../texts/say.ts';
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
    said.push(
      say('report.restored', {
        because: restored.because,
        backup: restored.backup?.time ?? null,
        decisions: restored.decisions,
      }),
    );
    if (restored.movedTo) said.push(say('report.movedTo', { folder: restored.movedTo }));
    said.push(say('report.others'));
  }
  if (report.journal === 'damaged') said.push(say('report.journal'));
  if (migrated && !report.created) said.push(say('report.migrated', { from: migrated.from, to: migrated.to }));
  if (report.cacheRebuiltBecause) said.push(say('report.cacheRebuilt', { because: report.cacheRebuiltBecause }));
  return said;
}
