/** @file The repositories over one connection to library.db. */
import type { Clock } from '../work/clock.ts';
import type { CommitRecorded } from './journal/commit-recorded.ts';
import { type Decisions, decisionsRepo } from './repos/decisions.repo.ts';
import { type Folders, foldersRepo } from './repos/folders.repo.ts';
import { type HandStacks, handStacksRepo } from './repos/hand-stacks.repo.ts';
import { type Merges, mergesRepo } from './repos/merges.repo.ts';
import { type PhotoClocks, photoClocksRepo } from './repos/photo-clocks.repo.ts';
import { type PhotoSets, photoSetsRepo } from './repos/photo-sets.repo.ts';
import { type PhotoSubjects, photoSubjectsRepo } from './repos/photo-subjects.repo.ts';
import { type Photos, photosRepo } from './repos/photos.repo.ts';
import { type Settings, settingsRepo } from './repos/settings.repo.ts';
import { type Sidecars, sidecarsRepo } from './repos/sidecars.repo.ts';
import type { Connection } from './sqlite/connection.ts';

export interface LibraryRepos {
  folders: Folders;
  photos: Photos;
  decisions: Decisions;
  handStacks: HandStacks;
  photoSets: PhotoSets;
  merges: Merges;
  photoClocks: PhotoClocks;
  photoSubjects: PhotoSubjects;
  settings: Settings;
  sidecars: Sidecars;
}

export function libraryRepos(db: Connection, commit: CommitRecorded, clock: Clock): LibraryRepos {
  return {
    folders: foldersRepo(db, commit, clock),
    photos: photosRepo(db),
    decisions: decisionsRepo(db, commit, clock),
    handStacks: handStacksRepo(db, commit, clock),
    photoSets: photoSetsRepo(db, commit, clock),
    merges: mergesRepo(db, commit, clock),
    photoClocks: photoClocksRepo(db, commit, clock),
    photoSubjects: photoSubjectsRepo(db, commit, clock),
    settings: settingsRepo(db, commit),
    sidecars: sidecarsRepo(db, commit),
  };
}
