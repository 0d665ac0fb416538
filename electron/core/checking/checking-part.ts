/** @file A shoot's photos held against delivery rules: files by ExifTool, pixels where a rule asks for them, the rest from what is known of the photos. */

import type { ExifTool } from 'exiftool-vendored';
import { say } from '../../../texts/say.ts';
import type { CheckEvent, CheckedPhoto, DeliveryRules, RulesChoice } from '../../contract/checking.ts';
import type { FolderId } from '../../contract/ids.ts';
import { asWritten, type Told } from '../../contract/told.ts';
import { medianOf } from '../culling/report/metrics.ts';
import { baseName, displayName, joinPath } from '../library/paths.ts';
import type { NativePictures } from '../quality/native-pictures.ts';
import type { OpenShoot } from '../shoot/open-shoots.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import type { Events } from '../work/events.ts';
import { checkFaces, type FacesIn } from './check-faces.ts';
import { checkPicture, type PictureFacts } from './check-picture.ts';
import { readFileFacts } from './file-facts.ts';
import { blocking, faceFacts } from './picture-facts.ts';
import { readRules } from './read-rules.ts';

export interface Checking {
  /** The last event is 'done', after a cancel too; what each photo breaks is kept with it until the next check. */
  run(folderId: FolderId, rules: RulesChoice, signal?: AbortSignal): AsyncGenerator<CheckEvent, void, void>;
}

export interface CheckingDeps {
  need(folderId: FolderId): OpenShoot;
  exiftool: ExifTool;
  pictures: NativePictures;
  events: Pick<Events, 'emit'>;
}

/** Faces that a delivery is judged by. */
const prominent = 0.25;
/** Fewer faces say nothing about what skin usually looks like in this shoot. */
const fewestFaces = 4;

interface Seen {
  photo: ShootPhoto;
  facts: PictureFacts | null;
  faces: FacesIn | null;
  problem: Told | null;
}

export function createChecking(deps: CheckingDeps): Checking {
  return {
    run: async function* (folderId, choice, signal = new AbortController().signal) {
      const rules = readRules(choice);
      const opened = deps.need(folderId);
      const root = opened.row().path;
      const photos = opened.shoot.photos();
      const seen: Seen[] = [];
      for (const photo of photos) {
        if (signal.aborted) break;
        const one = await look(deps, root, photo, rules, signal).catch((error: unknown) => {
          if (signal.aborted) return null;
          const problem = asWritten(error instanceof Error ? error.message : String(error));
          return { photo, facts: null, faces: null, problem };
        });
        if (!one) break;
        seen.push(one);
        yield { type: 'progress', done: seen.length, total: photos.length, path: displayName(photo.display.relPath) };
      }
      const cancelled = seen.length < photos.length;
      const checked = judge(rules, seen);
      if (!cancelled) {
        for (const [i, { breaks }] of checked.entries())
          seen[i]!.photo.breaks = [...new Set(breaks.map(({ rule }) => rule))];
        opened.shoot.touched('measures');
        deps.events.emit({ type: 'photos-changed', folderId, ids: seen.map(({ photo }) => photo.id) });
        deps.events.emit({ type: 'list-changed', folderId });
      }
      yield { type: 'done', result: { rules: rules.name, photos: checked, cancelled } };
    },
  };
}

async function look(
  deps: CheckingDeps,
  root: Buffer,
  photo: ShootPhoto,
  rules: DeliveryRules,
  signal: AbortSignal,
): Promise<Seen> {
  if (photo.contentKey === null)
    return { photo, facts: null, faces: null, problem: photo.problem ?? say('problem.unreadable') };
  const path = joinPath(root, photo.display.relPath);
  const file = await readFileFacts(deps.exiftool, path, photo.kind);
  const shown = photo.faces?.filter(({ prominence }) => prominence >= prominent) ?? null;
  const wantsFaces = (rules.faces !== undefined || rules.document !== undefined) && (shown?.length ?? 0) > 0;
  const wantsPixels = rules.maxBlocking !== undefined || wantsFaces;
  const opened = wantsPixels ? await deps.pictures.open(path, signal) : null;
  if (typeof opened === 'string') return { photo, facts: null, faces: null, problem: asWritten(opened) };
  const pixels = opened?.pixels ?? null;
  const size = pixels ?? photo;
  const { widthPx, heightPx } = size;
  return {
    photo,
    facts: {
      name: displayName(baseName(photo.display.relPath)),
      widthPx,
      heightPx,
      file,
      measures: photo.measures,
      blocking: pixels && rules.maxBlocking !== undefined ? blocking(pixels) : null,
    },
    faces: {
      widthPx,
      heightPx,
      // None where no rule asks: their pixels were not read.
      faces: wantsFaces && pixels ? shown!.map((face) => ({ face, facts: faceFacts(pixels, face.box) })) : shown && [],
    },
    problem: opened?.damaged ? say('picture.isDamaged') : null,
  };
}

function judge(rules: DeliveryRules, seen: readonly Seen[]): CheckedPhoto[] {
  const skins = seen.flatMap(({ faces }) => faces?.faces?.map(({ facts }) => facts.skin) ?? []);
  const usual =
    skins.length >= fewestFaces ? { a: medianOf(skins.map(({ a }) => a)), b: medianOf(skins.map(({ b }) => b)) } : null;
  return seen.map(({ photo, facts, faces, problem }) => {
    const whole = { photoId: photo.id, path: displayName(photo.display.relPath), problem };
    if (!facts || !faces) return { ...whole, breaks: [], unknown: [] };
    const picture = checkPicture(rules, facts);
    const ofFaces = checkFaces(rules, faces, usual);
    return {
      ...whole,
      breaks: [...picture.breaks, ...ofFaces.breaks],
      unknown: [...picture.unknown, ...ofFaces.unknown],
    };
  });
}
