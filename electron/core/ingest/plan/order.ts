/** @file What an ingest is asked to do, and what it found to do. */
import type { CardContent, CardFile, CardGroup } from './card-files.ts';
import type { Naming } from './naming.ts';
import type { Target } from './place-group.ts';

export interface IngestOrder {
  cards: readonly { root: Buffer; name: string }[];
  /** The first destination, then the second; absolute. */
  destinations: readonly Buffer[];
  by: 'day' | 'camera' | 'none';
  /** Null keeps the camera's names. */
  naming: Naming | null;
}

/** One file of a card and where it goes, a target for each destination. */
export interface IngestStep {
  file: CardFile;
  targets: Target[];
  /** The same bytes, met earlier on a card: its copy is what this one is compared with. */
  copyOf: IngestStep | null;
}

export interface PlannedIngest {
  order: IngestOrder;
  /** In order of capture. */
  steps: IngestStep[];
  /** Per card. */
  contents: readonly Omit<CardContent, 'groups'>[];
}

/** A group with what its first file tells. */
export interface TakenGroup extends CardGroup {
  /** Camera-local "YYYY-MM-DDTHH:MM:SS.sss"; the file's own time where no camera states one. */
  takenAt: string;
  isTimeStated: boolean;
  camera: string | null;
  serial: string | null;
}
