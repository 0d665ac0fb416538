/** @file The shoot report from what is in memory. */
import type { PhotoId } from '../../contract/ids.ts';
import type { AgreementReport, ShootReport } from '../../contract/report.ts';
import { agreement } from '../culling/report/agreement.ts';
import { shootReport } from '../culling/report/shoot-report.ts';
import type { Shoot } from './shoot.ts';
import { cameraOf } from './shoot-photo.ts';

/** A suggestion counts as the app made it, dismissed or not: agreement is about the app, not about the photographer's mood. */
export function reportOf(
  shoot: Shoot,
  accepted: ReadonlySet<PhotoId>,
): { shoot: ShootReport; agreement: AgreementReport } {
  const photos = shoot.photos();
  const stacks = shoot.stacks();
  const suggested = photos.flatMap(({ id, suggestion }) => (suggestion === null ? [] : [[id, suggestion] as const]));
  return {
    shoot: shootReport(
      photos.map((photo) => ({
        id: photo.id,
        camera: cameraOf(photo),
        lens: photo.metadata?.lens ?? null,
        iso: photo.metadata?.iso ?? null,
        measures: photo.measures,
        scores: photo.scores,
        decision: photo.decision,
      })),
      stacks,
    ),
    agreement: agreement(
      new Map(suggested),
      new Map(photos.map((photo) => [photo.id, photo.decision])),
      stacks,
      accepted,
    ),
  };
}
