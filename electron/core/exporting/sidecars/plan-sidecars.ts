/** @file Sidecars of an export: every change listed first, each written atomically, the world checked again before. */
import { readFile } from 'node:fs/promises';
import type { ExportAction, ExportSelection } from '../../../contract/exporting.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { directoryOf, displayName, joinPath } from '../../library/paths.ts';
import type { ShootPhoto } from '../../shoot/shoot-photo.ts';
import type { Planned, Step } from '../planned.ts';
import { saySelection } from '../select-photos.ts';
import { hashBytes, replaceFile, sweepTemporaries } from '../write-file.ts';
import type { PropertyName } from '../xmp/namespaces.ts';
import { fieldNames } from '../xmp/profiles.ts';
import { planSidecar } from './plan-sidecar.ts';
import { regionsElement, scoresElement } from './score-elements.ts';
import { type SidecarTarget, sidecarTargets } from './sidecar-targets.ts';
import { baseText, readBase } from './sync-base.ts';

type XmpAction = Extract<ExportAction, { kind: 'xmp' }>;

export interface SidecarDeps {
  catalog: Pick<Catalog, 'sidecars' | 'scores'>;
  root: Buffer;
  /** The whole shoot. */
  all: readonly ShootPhoto[];
  nowMs(): number;
}

/** Every sidecar of these photos with what would become of it; unreadable and contested ones are conflicts, never errors. */
export async function planSidecars(
  deps: SidecarDeps,
  photos: readonly ShootPhoto[],
  selection: ExportSelection,
  action: XmpAction,
  signal?: AbortSignal,
): Promise<Planned> {
  const { targets, shared } = await sidecarTargets(deps.root, photos, deps.all);
  const steps: Step[] = [];
  for (const target of targets) {
    signal?.throwIfAborted();
    steps.push(await planTarget(deps, target, action));
  }
  for (const { photo, relPath } of shared) {
    steps.push({
      change: {
        photoId: photo.id,
        path: displayName(relPath),
        what: 'conflict',
        details: `${photo.name} shares this sidecar with another photo of the same name. Rename one of them; nothing was guessed.`,
      },
      run: null,
    });
  }
  const swept = new Set<string>();
  for (const { relPath } of targets) swept.add(directoryOf(relPath).toString('latin1'));
  return {
    says: `Sidecars for ${saySelection(photos.length, selection)}`,
    fields: [
      ...fieldNames(action.profile),
      ...(action.scores ? ['chinagraph:Scores'] : []),
      ...(action.faceRegions ? ['mwg-rs:Regions'] : []),
    ],
    steps,
    photoCount: photos.length,
    bytes: 0,
    finish: async () => {
      for (const folder of swept)
        await sweepTemporaries(joinPath(deps.root, Buffer.from(folder, 'latin1')), deps.nowMs());
    },
  };
}

async function planTarget(deps: SidecarDeps, target: SidecarTarget, action: XmpAction): Promise<Step> {
  const { photo, relPath } = target;
  const file = joinPath(deps.root, relPath);
  const change = { photoId: photo.id, path: displayName(relPath) };
  const now = async () => {
    const bytes = target.exists ? await readFile(file) : null;
    const base = bytes === null ? null : readBase(deps.catalog.sidecars.get(photo.id, file));
    const plan = planSidecar({
      decision: photo.decision,
      profile: action.profile,
      bytes,
      base: base?.written ?? {},
      overwriteConflicts: action.overwriteConflicts,
      elements: elementsOf(deps, photo, action),
    });
    return { bytes, plan };
  };
  try {
    const { bytes, plan } = await now();
    const { text, written: ours } = plan;
    if (text === null) return { change: { ...change, what: plan.what, details: plan.details }, run: null };
    return {
      change: { ...change, what: plan.what, details: plan.details },
      run: async () => {
        const current = await readFile(file).catch((error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return null;
          throw error;
        });
        const same = current === null ? bytes === null : bytes !== null && current.equals(bytes);
        if (!same) throw new Error('The sidecar changed since the plan was made. Export again to see what differs.');
        const written = Buffer.from(text);
        await replaceFile(directoryOf(file), file, written);
        deps.catalog.sidecars.putMany([
          { photoId: photo.id, path: file, hash: baseText({ hash: hashBytes(written), written: ours }) },
        ]);
        return 'done';
      },
    };
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    return {
      change: { ...change, what: 'conflict', details: `The sidecar cannot be read (${reason}). It was left as it is.` },
      run: null,
    };
  }
}

function elementsOf(deps: SidecarDeps, photo: ShootPhoto, action: XmpAction): Map<PropertyName, string> {
  const elements = new Map<PropertyName, string>();
  const scores = action.scores && photo.contentKey ? deps.catalog.scores.get(photo.contentKey) : [];
  if (scores.length > 0) elements.set('chinagraph:Scores', scoresElement(scores));
  const hasRegions = (photo.metadata?.regions.length ?? 0) > 0;
  // Regions that other programs drew and named are theirs.
  if (action.faceRegions && photo.faces && photo.faces.length > 0 && !hasRegions) {
    const turned = photo.orientation >= 5;
    elements.set(
      'mwg-rs:Regions',
      regionsElement(photo.faces, {
        widthPx: turned ? photo.heightPx : photo.widthPx,
        heightPx: turned ? photo.widthPx : photo.heightPx,
        orientation: photo.orientation,
      }),
    );
  }
  return elements;
}
