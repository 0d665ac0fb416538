/**
 * @file What a paired device reaches of the contract: the procedures named here, for one shoot, and nothing else exists for it. Neither files and folders,
 * nor settings, models, exports, other shoots, programs or cards.
 */
import { z } from 'zod';
import type { FolderId, PhotoId } from '../../contract/ids.ts';
import type { LanRights } from '../../contract/lan.ts';
import type { EngineEvent } from '../../contract/progress.ts';
import { defaultSettings, type Settings } from '../../contract/settings.ts';

const looking = [
  'app.access',
  'app.info',
  'app.events',
  'app.settings',
  'shoots.reopen',
  'shoots.summary',
  'shoots.problems',
  'photos.ids',
  'photos.facets',
  'photos.cards',
  'photos.detail',
  'photos.several',
  'photos.stacks',
  'photos.prioritise',
  'culling.settings',
  'filters.list',
  'sets.list',
] as const;
const deciding = [
  'decisions.apply',
  'decisions.turn',
  'decisions.subject',
  'decisions.keepBest',
  'decisions.undo',
  'decisions.redo',
  'culling.accept',
  'culling.dismiss',
] as const;

export const reachOf = (rights: LanRights): readonly string[] =>
  rights === 'decide' ? [...looking, ...deciding] : looking;

/** Undo without a shoot would be that of all shoots. */
const needShoot: ReadonlySet<string> = new Set(['decisions.undo', 'decisions.redo']);

/** Names of an input that say which photos are meant. */
export const photoNames = ['id', 'ids', 'stack', 'onScreen', 'next'] as const;

const id = z.number();
const named = z
  .looseObject({
    folderId: id.optional(),
    id: id.optional(),
    ids: z.array(id).optional(),
    stack: z.array(id).optional(),
    onScreen: z.array(id).optional(),
    next: z.array(id).optional(),
    elsewhere: z.literal(false).optional(),
  })
  .or(z.undefined());

/** Whether a call is about the one shoot alone. Ids of photos that are gone say nothing of another. */
export function isInShoot(
  procedure: string,
  input: unknown,
  { folderId, folderOf }: { folderId: FolderId; folderOf(id: PhotoId): FolderId | null },
): boolean {
  const asked = named.safeParse(input);
  if (!asked.success) return false;
  const { data } = asked;
  if (data?.folderId === undefined ? needShoot.has(procedure) : data.folderId !== folderId) return false;
  const photos = photoNames.flatMap((name) => data?.[name] ?? []);
  return photos.every((photo) => (folderOf(photo as PhotoId) ?? folderId) === folderId);
}

const filtered = z.looseObject({ filter: z.looseObject({ people: z.unknown().optional() }).optional() });

/** Who is in the pictures is nobody's on another device: neither asked for by a filter nor counted. */
export const asksForPeople = (input: unknown): boolean => {
  const asked = filtered.safeParse(input);
  return asked.success && asked.data.filter?.people !== undefined;
};
export const withoutPeople = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'people' in answer ? { ...answer, people: {} } : answer;

/** What a device hears: of its shoot alone, and nothing about the machine. */
export function isHeard(event: EngineEvent, folderId: FolderId): boolean {
  switch (event.type) {
    case 'decided':
    case 'photos-changed':
    case 'list-changed':
    case 'arrived':
    case 'alarm':
      return event.folderId === folderId;
    case 'folder-changed':
      return event.folder.id === folderId;
    // Carries nothing; what is asked then is answered for a device.
    case 'settings-changed':
      return true;
    default:
      return false;
  }
}

/** How the photographer likes the keys, and nothing of servers, mirrors or names. The language is the device's own. */
export const settingsForDevice = ({
  keys,
  keyPreset,
  theme,
  decidedBy,
  culling,
  advanceAfterDecision,
}: Settings): Settings => ({
  ...defaultSettings,
  ...{ keys, keyPreset, theme, decidedBy, culling, advanceAfterDecision },
  hint: 'done',
});

/** Answers without the paths that stand in them for people. */
export function withoutPaths(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutPaths);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => [
      key,
      key === 'displayPath' || key === 'catalog' ? '' : withoutPaths(value),
    ]),
  );
}
