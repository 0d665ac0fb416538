/** @file The shoot report from what is in memory. */
import type { AgreementReport, ShootReport } from '../../contract/report.ts';
import type { Shoot } from './shoot.ts';

export function reportOf(shoot: Shoot): { shoot: ShootReport; agreement: AgreementReport } {
  const photos = shoot.photos();
  return {
    shoot: { photos: photos.length, stacks: shoot.stacks().length, metrics: [], groups: [] },
    agreement: {
      decided: 0,
      pairs: 0,
      pairsAgreed: 0,
      keepersLost: [],
      rejectsFound: 0,
      rejects: 0,
      picks: 0,
      picksFound: 0,
    },
  };
}
