/**
 * @file Which new files are one photo.
 *
 * [Note: Pairs]
 * A pair is exactly one RAW and exactly one JPEG or HEIF of one name (see pair-name.ts; of several, those that agree byte
 * for byte but for the extension), with capture times and cameras that do not contradict each other. Everything else of one
 * name stays separate, and is named in a problem: two RAWs, a RAW with two JPEGs, a RAW whose JPEG was taken at another time
 * (numbers roll over at 9999). Photos that are already separate are never merged, pairs never split: both may carry decisions.
 */

import { say } from '../../../../../texts/say.ts';
import type { PhotoId } from '../../../../contract/ids.ts';
import type { FileKind } from '../../../../contract/photo.ts';
import { takenAtMs } from '../../../../contract/taken-at.ts';
import type { Told } from '../../../../contract/told.ts';
import type { AttachedFile, NewPhoto } from '../../../catalog/repos/scan-changes.ts';
import type { HeaderFacts } from '../../header/header-facts.ts';
import { pairName } from '../../pair-name.ts';
import { baseName, directoryOf, displayName, pathKey, stemOf } from '../../paths.ts';
import type { ScanProblem } from '../../problems.ts';
import { factsOf, type LookedFile } from './seen-file.ts';

/** A file in place: new, or known together with its photo. */
export interface Member {
  relPath: Buffer;
  kind: FileKind;
  /** Null where nobody looked this time. */
  header: HeaderFacts | null;
  /** Null for a new file. */
  known: { photoId: PhotoId; photoFiles: number } | null;
  seen: LookedFile | null;
}

export interface Grouped {
  added: NewPhoto[];
  attached: AttachedFile[];
  problems: ScanProblem[];
}

/** Two members of a pair are exposed once: their clocks differ by rounding alone. */
const maxApartMs = 2000;
/** Phones write the time at which the finished picture was ready, after a night exposure of many seconds. */
const maxFinishingMs = 60_000;

export function groupPhotos(members: readonly Member[]): Grouped {
  const result: Grouped = { added: [], attached: [], problems: [] };
  const names = new Map<string, Member[]>();
  for (const member of members) {
    // A PNG or TIFF of the same stem is an export or a scan, not the other half of an exposure.
    const key = canPair(member) ? `name ${pairName(member.relPath)}` : `file ${pathKey(member.relPath)}`;
    const group = names.get(key);
    if (group) group.push(member);
    else names.set(key, [member]);
  }
  for (const group of names.values()) placeAll(result, group);
  return result;
}

const canPair = (member: Member) => member.kind === 'raw' || member.kind === 'jpeg' || member.kind === 'heic';

function addAlone(result: Grouped, member: Member): void {
  if (member.seen) result.added.push({ files: [factsOf(member.seen, true)] });
}

/** Of more than two, exact names first: what is left may be a pair or odd. */
function placeAll(result: Grouped, group: Member[]): void {
  const exact = Map.groupBy(group, (member) => pathKey(stemOf(member.relPath)));
  const pairs = [...exact.values()].filter(
    (some) => group.length > 2 && some.length === 2 && some.filter((member) => member.kind === 'raw').length === 1,
  );
  for (const pair of pairs) placeGroup(result, pair);
  const rest = group.filter((member) => !pairs.some((pair) => pair.includes(member)));
  if (rest.length > 0) placeGroup(result, rest);
}

function placeGroup(result: Grouped, group: Member[]): void {
  const raws = group.filter((member) => member.kind === 'raw');
  const finished = group.filter((member) => member.kind !== 'raw');
  const [raw] = raws;
  const [picture] = finished;
  if (raws.length === 1 && finished.length === 1 && raw && picture) {
    const reason = pairUp(result, raw, picture);
    if (reason === null) return;
    result.problems.push(oddGroup(group, reason));
  } else if (raws.length > 1 || (raws.length === 1 && finished.length > 1)) {
    result.problems.push(oddGroup(group, say('group.odd', { raws: raws.length, others: finished.length })));
  }
  for (const member of group) addAlone(result, member);
}

/** Null when the two are one photo now; otherwise why they are not. */
function pairUp(result: Grouped, raw: Member, picture: Member): Told | null {
  if (raw.known && picture.known) {
    return raw.known.photoId === picture.known.photoId ? null : say('group.separate');
  }
  const conflict = conflictOf(raw.header, picture.header);
  if (conflict) return conflict;
  const host = raw.known ?? picture.known;
  const guest = raw.known ? picture.seen : raw.seen;
  if (host) {
    if (host.photoFiles !== 1) return say('group.full');
    if (guest) result.attached.push({ ...factsOf(guest, false), photoId: host.photoId });
    return null;
  }
  if (!raw.seen || !picture.seen) return null;
  const rawIsShown = isMuchSmaller(picture.header, raw.header);
  result.added.push({ files: [factsOf(raw.seen, rawIsShown), factsOf(picture.seen, !rawIsShown)] });
  return null;
}

function conflictOf(a: HeaderFacts | null, b: HeaderFacts | null): Told | null {
  if (a?.takenAt && b?.takenAt) {
    const apartMs = Math.abs(takenAtMs(a.takenAt)! - takenAtMs(b.takenAt)!);
    const sameCamera = a.model !== null && a.model === b.model;
    if (apartMs > (sameCamera ? maxFinishingMs : maxApartMs))
      return say('group.times', { first: a.takenAt, second: b.takenAt });
  }
  if (a?.model && b?.model && a.model !== b.model) return say('group.cameras', { first: a.model, second: b.model });
  return null;
}

/** The camera's finished picture is shown, unless it is a small copy: the RAW's own preview is then the better one. */
function isMuchSmaller(picture: HeaderFacts | null, raw: HeaderFacts | null): boolean {
  const area = (header: HeaderFacts | null) => (header ? header.storedWidthPx * header.storedHeightPx : 0);
  return area(picture) > 0 && area(raw) > 2 * area(picture);
}

function oddGroup(group: Member[], reason: Told): ScanProblem {
  const folders = new Set(group.map((member) => pathKey(directoryOf(member.relPath))));
  const nameOf = (path: Buffer) => displayName(folders.size === 1 ? baseName(path) : path);
  const [first, ...others] = group;
  const names = others.map((member) => nameOf(member.relPath)).join(', ');
  const message = say('group.notOne', { names, reason });
  return { relPath: first!.relPath, code: 'odd-group', message };
}
