/**
 * @file Stacks split, merged and made by hand. What is done is kept as groups of photos, so it holds whatever is recognised later; each call is one
 * step of the undo log.
 */
import { say } from '../../../texts/say.ts';
import type { PhotoId } from '../../contract/ids.ts';
import type { Stack } from '../../contract/stack.ts';
import type { Changed } from '../catalog/repos/decisions.repo.ts';
import type { HandStacks } from '../catalog/repos/hand-stacks.repo.ts';
import type { ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import type { Told } from './decide.ts';

export interface StackByHand {
  /** One stack of these photos and of every stack that one of them stands for. */
  make(ids: readonly PhotoId[], wholeStacks: boolean): Told;
  /** Takes photos out of their stacks: each stands alone. */
  takeOut(ids: readonly PhotoId[]): Told;
  /** Divides the photo's stack: it and what follows it become a stack of their own. */
  splitAt(id: PhotoId): Told;
  /** Leaves these photos, and what they were grouped with, to recognition again. */
  asFound(ids: readonly PhotoId[]): Told;
}

/** Every call throws a CatalogError where it could not be saved, and a Refusal where there is nothing to do it to; then nothing has changed. */
export function createStackByHand(deps: {
  handStacks: Pick<HandStacks, 'regroup'>;
  photo(id: PhotoId): ShootPhoto | null;
  tell(changed: Changed): Told;
}): StackByHand {
  const { handStacks, tell } = deps;
  const need = (ids: readonly PhotoId[]): ShootPhoto[] =>
    ids.map((id) => {
      const photo = deps.photo(id);
      if (!photo) throw new Refusal('NOT_FOUND', say('refused.photosGone'));
      return photo;
    });
  const stackOf = (photo: ShootPhoto): Stack | null => photo.stack;
  const membersOf = (photo: ShootPhoto): PhotoId[] => [...(stackOf(photo)?.photoIds ?? [photo.id])];
  /** What is left of stacks that lose photos stays together: without one of its frames it might not be recognised again. */
  const restOf = (taken: readonly PhotoId[]): PhotoId[][] => {
    const gone = new Set(taken);
    const touched = new Set(need(taken).flatMap((photo) => stackOf(photo) ?? []));
    return [...touched].map(({ photoIds }) => photoIds.filter((id) => !gone.has(id))).filter((rest) => rest.length > 1);
  };

  return {
    make: (ids, wholeStacks) => {
      const photos = need(ids);
      const members = [...new Set(wholeStacks ? photos.flatMap(membersOf) : ids)];
      if (members.length < 2) throw new Refusal('REFUSED', say('refused.stackTwo'));
      if (new Set(need(members).map((photo) => photo.folderId)).size > 1)
        throw new Refusal('REFUSED', say('refused.otherShoots'));
      const says = say('step.stacked', { photos: members.length });
      return tell(handStacks.regroup({ groups: [members, ...restOf(members)], asFound: [], says }));
    },
    takeOut: (wanted) => {
      const stacked = need(wanted).filter((photo) => membersOf(photo).length > 1);
      if (stacked.length === 0) throw new Refusal('REFUSED', say('refused.noneStacked'));
      const ids = stacked.map(({ id }) => id);
      const groups = [...ids.map((id) => [id]), ...restOf(ids)];
      const says = say('step.unstacked', { photos: ids.length });
      return tell(handStacks.regroup({ groups, asFound: [], says }));
    },
    splitAt: (id) => {
      const [photo] = need([id]);
      const members = membersOf(photo!);
      const at = members.indexOf(id);
      if (at <= 0) throw new Refusal('REFUSED', say('refused.splitFirst'));
      const groups = [members.slice(0, at), members.slice(at)];
      const says = say('step.split', { size: members.length, name: photo!.name });
      return tell(handStacks.regroup({ groups, asFound: [], says }));
    },
    asFound: (ids) => {
      const members = [...new Set(need(ids).flatMap((photo) => (photo.handStack > 0 ? membersOf(photo) : [])))];
      if (members.length === 0) throw new Refusal('REFUSED', say('refused.asFound'));
      const says = say('step.stackedAsFound', { photos: members.length });
      return tell(handStacks.regroup({ groups: [], asFound: members, says }));
    },
  };
}
