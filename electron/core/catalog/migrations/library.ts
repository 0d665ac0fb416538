/** @file library.db's history, oldest first. A released file is never edited: a change is a new one. */
import type { Migration } from '../sqlite/migrate.ts';
import { photos } from './0010-photos.ts';
import { decisions } from './0020-decisions.ts';
import { sidecarsAndSettings } from './0030-sidecars-and-settings.ts';
import { pictureKeys } from './0040-picture-keys.ts';
import { handStacks } from './0050-hand-stacks.ts';
import { photoSets } from './0060-photo-sets.ts';
import { turns } from './0070-turns.ts';
import { photoClocks } from './0080-photo-clocks.ts';
import { stamps } from './0090-stamps.ts';
import { photoSubjects } from './0100-photo-subjects.ts';

export const libraryMigrations: readonly Migration[] = [
  photos,
  decisions,
  sidecarsAndSettings,
  pictureKeys,
  handStacks,
  photoSets,
  turns,
  photoClocks,
  stamps,
  photoSubjects,
];
