/** @file What an engine is given, and what it is to its host. */
import type { RouterClient } from '@orpc/server';
import type { FolderId, PhotoId } from '../contract/ids.ts';
import type { MergePart } from './decisions/merging/merge-decisions.ts';
import type { MoveToTrash } from './exporting/plan-trash.ts';
import type { MountSources } from './ingest/cards/mount-points.ts';
import type { LanDoor, LanServer } from './lan/lan-part.ts';
import type { Places } from './places/places.ts';
import type { Tier } from './previews/decoder/protocol.ts';
import type { ServedPreview } from './previews/serve-preview.ts';
import type { ProgramPlaces } from './programs/find-programs.ts';
import type { ProgramsPart } from './programs/programs-part.ts';
import type { StartProgram } from './programs/start-program.ts';
import type { NativePictures } from './quality/native-pictures.ts';
import type { Stages } from './results/stages.ts';
import type { Router } from './router.ts';
import type { ArchiveFile } from './scoring/run-shard.ts';
import type { ScoringPart } from './scoring/scoring-part.ts';
import type { Background } from './shoot/background.ts';
import type { Clock } from './work/clock.ts';
import type { LaunchChild } from './work/launch-child.ts';
import type { Log } from './work/log.ts';

export interface EngineDeps {
  /** library.db, its journal and backups; made if missing. Where it cannot be written, the catalog is opened for looking, and a notice says so. */
  catalogDir: string;
  /** Look only, beside another Chinagraph that has the catalog open. */
  readOnly?: boolean;
  /** cache.db lies with the catalog; previews, models and scratch files go here. Default: inside the catalog's folder. */
  cacheDir?: string;
  launchChild: LaunchChild;
  clock: Clock;
  log: Log;
  /** Installed models; default: inside the catalog's folder. */
  modelsDir?: string;
  /** Someone works with the program meanwhile: scoring leaves a core free. */
  isInteractive?: boolean;
  /** The provider that the command line insists on. */
  device?: string | null;
  /** Certificates of scoring servers to believe beside the system's, as PEM. */
  serverCa?: string | undefined;
  /** The models that the command line insists on; null leaves it to the settings. */
  scoreModels?: readonly string[] | null;
  /** Scores by smaller pictures alone; the next run without it refines them. */
  quickScores?: boolean;
  /** Addresses of modules that export model families beside the program's own: their code runs in every process that scores. No setting leads here. */
  families?: readonly string[];
  /** The system's trash; Electron has one of its own. */
  moveToTrash?: MoveToTrash;
  /** How far opening a shoot goes on its own. */
  background: Background;
  /** How other programs are started, on the photographer's own desktop; left out, none is offered. */
  startProgram?: StartProgram;
  /** Where other programs are looked for; tests bring folders of their own. */
  programPlaces?: ProgramPlaces;
  /** Serves paired devices on the local network; left out, none are. Rejects with words. */
  serveLan?: (engine: Pick<Engine, 'router'>, door: LanDoor, dir: string, port: number) => Promise<LanServer>;
  /** Where releases are told of; default: what this build names. */
  releases?: string | null;
  /** Where cards are looked for; tests bring drives of their own. */
  mounts?: MountSources;
  /** Versions of the code behind results; default: this code's. Tests raise them. */
  stages?: Stages;
}

export interface Engine {
  readonly router: Router;
  /** The contract, called in this process. */
  readonly client: RouterClient<Router>;
  readonly places: Places;
  /** What opening the catalog found, for people; empty on a normal day. */
  readonly notices: readonly string[];
  preview(id: PhotoId, tier: Tier, signal: AbortSignal): Promise<ServedPreview>;
  /** The photo's own file, for a host that hands it out. */
  original: ProgramsPart['original'];
  /** Absolute paths of what is dragged out with these photos: pictures and what stands beside them. Refuses with words. */
  dragFiles(ids: readonly PhotoId[]): Promise<string[]>;
  /** The photo that a file (absolute path) belongs to; null where the catalog does not know it. */
  findPhoto(file: Buffer): PhotoId | null;
  /** Resolves when the shoot has been listed in this run. */
  whenListed(folderId: FolderId): Promise<void>;
  /** Resolves when nothing runs for the shoot. */
  whenIdle(folderId: FolderId): Promise<'done' | 'failed'>;
  /** Beyond the contract, for hosts that name files themselves. */
  readonly merging: Pick<MergePart, 'exportText' | 'foldersFor'>;
  readonly scoring: Pick<
    ScoringPart,
    | 'models'
    | 'scoreFiles'
    | 'metrics'
    | 'compare'
    | 'refresh'
    | 'archive'
    | 'servers'
    | 'libraries'
    | 'exportForServer'
  >;
  /** The file that each photo of an open shoot shows, where it could be read: what a part of an archive is made of. */
  archiveFiles(folderId: FolderId): ArchiveFile[];
  readonly pictures: NativePictures;
  close(): Promise<void>;
}
