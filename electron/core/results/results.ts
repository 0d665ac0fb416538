/** @file The only place that stores results of photos and says what is missing. See [Note: Results]. */
import type { Face } from '../../contract/face.ts';
import type { ContentKey, FolderId, PhotoId } from '../../contract/ids.ts';
import type { Measures } from '../../contract/measures.ts';
import type { Metadata } from '../../contract/photo.ts';
import type { Score } from '../../contract/score.ts';
import type { EmbeddedBy } from '../catalog/cache-repos/embeddings.repo.ts';
import type { Header } from '../catalog/cache-repos/headers.repo.ts';
import type { MeasuresRow } from '../catalog/cache-repos/measures.repo.ts';
import type { ReadMetadata } from '../catalog/cache-repos/metadata.repo.ts';
import type { Lacking } from '../catalog/cache-repos/of-folder.ts';
import type { Picture } from '../catalog/cache-repos/pictures.repo.ts';
import type { ScoreHeadline } from '../catalog/cache-repos/scores.repo.ts';
import type { CacheRepos } from '../catalog/open-cache.ts';
import type { Slice } from '../catalog/sqlite/slice.ts';
import { matchRegions } from '../found-faces/match-regions.ts';
import { type Facts, factsOf } from './facts.ts';
import { createShelf } from './shelf.ts';
import { stages as current, facesVersion, type Stages, type WantedScore } from './stages.ts';
import { isOnSubject, onSubject } from './subject.ts';

/** What a list needs of a content; null is not known. */
export interface Listed {
  facts: Facts;
  metadata: Metadata | null;
}

/** What a content is judged by; null is not known, an empty list is a result. */
export interface Judged {
  measures: Measures | null;
  scores: readonly ScoreHeadline[];
  /** With the names that the file's own regions give them. */
  faces: Face[] | null;
}

export type Known = Listed & Judged;

/** Of one decode; what was not asked for is null. */
export interface DecodedPicture {
  picture: Picture;
  measured: Pick<MeasuresRow, 'measures' | 'map' | 'histogram' | 'look' | 'detail'> | null;
}

/** A model of embeddings, and its weights. */
export type Maker = Omit<EmbeddedBy, 'version'>;

export interface Results {
  readonly stages: Stages;
  /** Photos of the folder that lack a result of the current version, in the order of their ids. */
  pending(stage: 'tiers' | 'measures' | 'metadata', folderId: FolderId): PhotoId[];
  /** `models`: version of the face models that would look. */
  pendingFaces(folderId: FolderId, models: string): PhotoId[];
  pendingScores(folderId: FolderId, wanted: WantedScore): PhotoId[];
  /** Contents of the folder's files whose heads have to be read, those of pairs too. */
  pendingHeaders(folderId: FolderId): ReadonlySet<ContentKey>;
  putHeaders(rows: readonly { contentKey: ContentKey; header: Header }[]): void;
  /** What failed for a passing reason must not come here: it would be remembered. */
  putDecoded(rows: readonly ({ contentKey: ContentKey } & DecodedPicture)[]): void;
  putMetadata(rows: readonly ({ contentKey: ContentKey } & ReadMetadata)[]): void;
  putScores(rows: readonly { contentKey: ContentKey; score: Score; askedLongSidePx?: number }[]): void;
  /** `by`: the model and its weights. */
  pendingEmbeddings(folderId: FolderId, by: Maker): PhotoId[];
  putEmbeddings(by: Maker, rows: readonly { contentKey: ContentKey; vector: readonly number[] }[]): void;
  /** What the folder's photos show, by photo: vectors of length 1 times 32767. */
  embeddingsOf(folderId: FolderId, by: Maker): Map<PhotoId, Int16Array>;
  putFaces(models: string, rows: readonly { contentKey: ContentKey; faces: Face[] }[]): void;
  /** Capture time by the header alone: to compare with another file's header. */
  takenAt(key: ContentKey): string | null;
  /** For a file that could not be read yet: nothing. */
  of(key: ContentKey | null): Known;
  /** What faces are of now, for comparison; null without face models. */
  facesVersion(): string | null;
  /** By photo; those of which nothing is known are left out. */
  listedOf(slice: Slice): Map<PhotoId, Listed>;
  /** The same of what they are judged by. `keyOf` names the content that a photo shows. */
  judgedOf(slice: Slice, keyOf: (id: PhotoId) => ContentKey | null): Map<PhotoId, Judged>;
}

export interface ResultsDeps {
  repos: Omit<CacheRepos, 'previews'>;
  /** Version of the installed face models; null where there are none: then no faces are known. */
  faceModels(): string | null;
  stages?: Stages;
}

/** Of a content that no stage has looked at yet. */
export const nothing: Known = {
  facts: factsOf(null, null, null),
  metadata: null,
  measures: null,
  scores: [],
  faces: null,
};

export function createResults({ repos, faceModels, stages = current }: ResultsDeps): Results {
  const isOf = (version: number) => (row: { version: number }) => row.version === version;
  const headers = createShelf(
    () => repos.headers,
    () => true,
  );
  const pictures = createShelf(
    () => repos.pictures,
    () => true,
  );
  const metadata = createShelf(() => repos.metadata, isOf(stages.metadata.version));
  const measures = createShelf(() => repos.measures, isOf(stages.measures.version));
  const held = { tiers: pictures.holds, measures: measures.holds, metadata: metadata.holds };
  const versionOfFaces = () => {
    const models = faceModels();
    return models === null ? null : facesVersion(stages.faces.version, models);
  };
  const idsOf = (lacking: readonly Lacking[], isHeld: (key: ContentKey) => boolean = () => false) =>
    lacking.flatMap(({ id, contentKey }) => (isHeld(contentKey) ? [] : [id]));

  /** Everything that was turned upright by an orientation that is another now. The new one is stored after this: killed in between, both are missing. */
  const forgetTurned = (key: ContentKey) => {
    for (const repo of [
      repos.pictures,
      repos.measures,
      repos.relations,
      repos.metadata,
      repos.faces,
      repos.scores,
      repos.embeddings,
    ])
      repo.remove(key);
  };
  /** Measures follow the subject that the metadata names. */
  const refine = (keys: Iterable<ContentKey>) => {
    const rows = [...keys].flatMap((contentKey) => {
      const row = measures.get(contentKey);
      const read = metadata.get(contentKey)?.metadata ?? null;
      return row && read && !isOnSubject(row, read) ? [{ contentKey, ...onSubject(row, read) }] : [];
    });
    if (rows.length > 0) measures.putMany(rows);
  };
  const named = (faces: Face[] | null, read: Metadata | null) =>
    faces && read && read.regions.length > 0 ? matchRegions(faces, read.regions).faces : faces;

  return {
    stages,
    pending: (stage, folderId) => {
      if (stage === 'tiers') return idsOf(repos.pictures.pending(folderId, stages.tiers.version), held.tiers);
      return idsOf(repos[stage].pending(folderId, stages[stage].version), held[stage]);
    },
    pendingFaces: (folderId, models) =>
      idsOf(repos.faces.pending(folderId, facesVersion(stages.faces.version, models))),
    pendingScores: (folderId, wanted) =>
      idsOf(repos.scores.pending(folderId, { ...wanted, version: stages.scores.version })),
    pendingHeaders: (folderId) => {
      const keys = repos.headers.pending(folderId, stages.header.version);
      return new Set(keys.filter((key) => !headers.holds(key)));
    },
    putHeaders: (rows) => {
      for (const { contentKey, header } of rows) {
        const before = repos.headers.get(contentKey);
        if (before && before.orientation !== header.orientation) forgetTurned(contentKey);
      }
      headers.putMany(
        rows.map(({ contentKey, header }) => ({ contentKey, version: stages.header.version, ...header })),
      );
    },
    putDecoded: (rows) => {
      // Measures first: a picture that is known to be fine and was not measured is measured again, the other way round as well.
      measures.putMany(
        rows.flatMap(({ contentKey, measured }) => {
          if (!measured) return [];
          const row = { version: stages.measures.version, subject: null, ...measured };
          return [{ contentKey, ...onSubject(row, metadata.get(contentKey)?.metadata ?? null) }];
        }),
      );
      pictures.putMany(
        rows.map(({ contentKey, picture }) => ({ contentKey, version: stages.tiers.version, ...picture })),
      );
    },
    putMetadata: (rows) => {
      metadata.putMany(rows.map((row) => ({ version: stages.metadata.version, ...row })));
      refine(rows.map(({ contentKey }) => contentKey));
    },
    putScores: (rows) => void repos.scores.putMany(rows.map((row) => ({ version: stages.scores.version, ...row }))),
    pendingEmbeddings: (folderId, by) =>
      idsOf(repos.embeddings.pending(folderId, { ...by, version: stages.embeddings.version })),
    putEmbeddings: (by, rows) =>
      void repos.embeddings.putMany(rows.map((row) => ({ ...by, version: stages.embeddings.version, ...row }))),
    embeddingsOf: (folderId, by) => repos.embeddings.ofFolder(folderId, { ...by, version: stages.embeddings.version }),
    putFaces: (models, rows) => {
      const version = facesVersion(stages.faces.version, models);
      repos.faces.putMany(rows.map((row) => ({ version, ...row })));
    },
    takenAt: (key) => headers.get(key)?.takenAt ?? null,
    of: (key) => {
      if (key === null) return nothing;
      const read = metadata.get(key);
      const faces = repos.faces.get(key);
      return {
        facts: factsOf(headers.get(key), pictures.get(key), read),
        metadata: read?.metadata ?? null,
        measures: measures.get(key)?.measures ?? null,
        scores: repos.scores.headlines(key),
        faces: named(faces && faces.version === versionOfFaces() ? faces.faces : null, read?.metadata ?? null),
      };
    },
    facesVersion: versionOfFaces,
    listedOf(slice) {
      const ofHeaders = repos.headers.ofSlice(slice);
      const ofPictures = repos.pictures.ofSlice(slice);
      const ofMetadata = repos.metadata.ofSlice(slice, stages.metadata.version);
      const listed = new Map<PhotoId, Listed>();
      for (const id of new Set([...ofHeaders.keys(), ...ofPictures.keys(), ...ofMetadata.keys()])) {
        const read = ofMetadata.get(id) ?? null;
        listed.set(id, {
          facts: factsOf(ofHeaders.get(id) ?? null, ofPictures.get(id) ?? null, read),
          metadata: read?.metadata ?? null,
        });
      }
      return listed;
    },
    judgedOf(slice, keyOf) {
      const ofMetadata = repos.metadata.ofSlice(slice, stages.metadata.version);
      const ofMeasures = repos.measures.ofSlice(slice, stages.measures.version);
      const ofScores = repos.scores.ofSlice(slice);
      const version = versionOfFaces();
      const ofFaces = version === null ? null : repos.faces.ofSlice(slice, version);
      const judged = new Map<PhotoId, Judged>();
      for (const id of new Set([...ofMeasures.keys(), ...ofScores.keys(), ...(ofFaces?.keys() ?? [])])) {
        const read = ofMetadata.get(id)?.metadata ?? null;
        const measured = ofMeasures.get(id);
        const key = read && measured && !isOnSubject(measured, read) ? keyOf(id) : null;
        // The program ended between the two.
        if (key !== null) refine([key]);
        judged.set(id, {
          measures: (key === null ? measured : measures.get(key))?.measures ?? null,
          scores: ofScores.get(id) ?? [],
          faces: named(ofFaces?.get(id) ?? null, read),
        });
      }
      return judged;
    },
  };
}
