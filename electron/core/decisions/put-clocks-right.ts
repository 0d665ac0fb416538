/** @file Putting cameras' clocks right: by typing, by a pair of photos of one moment, by a photographed clock. Each is one step of the undo log. */
import { say } from '../../../texts/say.ts';
import type { CameraClock, ClockChange } from '../../contract/clocks.ts';
import { shiftMs as shiftSchema } from '../../contract/clocks.ts';
import type { PhotoId } from '../../contract/ids.ts';
import { takenAtMs } from '../../contract/taken-at.ts';
import type { Changed } from '../catalog/repos/decisions.repo.ts';
import type { PhotoClocks } from '../catalog/repos/photo-clocks.repo.ts';
import { bodyOf, cameraOf, type ShootPhoto } from '../shoot/shoot-photo.ts';
import { Refusal } from '../work/refusal.ts';
import type { Told } from './decide.ts';

export interface PutClocksRight {
  /** Throws a Refusal where a time is lacking, or both photos are of one camera; then nothing has changed. */
  change(change: ClockChange): Told;
}

export function createPutClocksRight(deps: {
  clocks: Pick<PhotoClocks, 'shift'>;
  photo(id: PhotoId): ShootPhoto | null;
  photosBeside(photo: ShootPhoto): readonly ShootPhoto[];
  tell(changed: Changed): Told;
}): PutClocksRight {
  const need = (id: PhotoId): ShootPhoto => {
    const photo = deps.photo(id);
    if (!photo) throw new Refusal('NOT_FOUND', say('refused.photoGone'));
    return photo;
  };
  const timeOf = (photo: ShootPhoto): number => {
    const ms = takenAtMs(photo.takenAt);
    if (ms === null) throw new Refusal('REFUSED', say('refused.noTime', { name: photo.name }));
    return ms;
  };
  const shiftOf = (change: ClockChange, photo: ShootPhoto): number => {
    if (change.by === 'typing') return change.shiftMs;
    const cameraMs = timeOf(photo) - photo.clockShiftMs;
    if (change.by === 'shown') return takenAtMs(change.shownAt.padEnd(19, ':00'))! - cameraMs;
    const like = need(change.like);
    if (like.folderId !== photo.folderId) throw new Refusal('REFUSED', say('refused.otherShoots'));
    if (bodyOf(like) === bodyOf(photo)) throw new Refusal('REFUSED', say('refused.sameCamera'));
    return timeOf(like) - cameraMs;
  };
  return {
    change: (change) => {
      const photo = need(change.photo);
      const shiftMs = shiftSchema.safeParse(shiftOf(change, photo));
      if (!shiftMs.success) throw new Refusal('REFUSED', say('refused.shiftTooFar'));
      const body = bodyOf(photo);
      const ids = deps
        .photosBeside(photo)
        .filter((one) => bodyOf(one) === body)
        .map(({ id }) => id);
      const says = say('step.clockRight', { camera: cameraOf(photo), shift: sayShift(shiftMs.data) });
      return deps.tell(deps.clocks.shift({ ids, shiftMs: shiftMs.data, says }));
    },
  };
}

/** "+1:02:03", "-0:00:07.5" */
export function sayShift(shiftMs: number): string {
  const ms = Math.abs(shiftMs);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const fraction =
    ms % 1000 === 0
      ? ''
      : `.${String(ms % 1000)
          .padStart(3, '0')
          .replace(/0+$/, '')}`;
  return `${shiftMs < 0 ? '-' : '+'}${Math.floor(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${fraction}`;
}

/** The cameras of a shoot, the one with most photos first. */
export function listClocks(photos: readonly ShootPhoto[]): CameraClock[] {
  const bodies = new Map<string, ShootPhoto[]>();
  for (const photo of photos) {
    const members = bodies.get(bodyOf(photo));
    if (members) members.push(photo);
    else bodies.set(bodyOf(photo), [photo]);
  }
  return [...bodies.values()]
    .toSorted((a, b) => b.length - a.length)
    .map((members) => {
      const times = members.flatMap(({ takenAt }) => takenAt ?? []).sort();
      const [sample] = members;
      return {
        camera: cameraOf(sample!),
        serial: sample!.metadata?.serial ?? null,
        photoCount: members.length,
        samplePhoto: sample!.id,
        firstTakenAt: times[0] ?? null,
        lastTakenAt: times.at(-1) ?? null,
        shiftMs: sample!.clockShiftMs,
      };
    });
}
