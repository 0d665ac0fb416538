/** @file English texts of several selected photos. */
import { count, photos } from '../count.ts';

export const severalTexts = {
  title: (n: number) => `${photos(n)} selected`,
  from: (first: string, last: string) => (first === last ? first : `${first} to ${last}`),
  taken: 'Taken',
  camera: 'Camera',
  lens: 'Lens',
  shutter: 'Shutter',
  aperture: 'Aperture',
  iso: 'ISO',
  focal: 'Focal length',
  stacks: 'Stacks',
  size: 'Files',
  decisions: 'Decisions',
  flags: 'Flag',
  stars: 'Stars',
  labels: 'Label',
  all: (says: string) => `all ${says}`,
  of: (says: string, n: number) => `${count(n)} ${says}`,
  starsOf: (n: string) => (n === '0' ? 'without stars' : '★'.repeat(Number(n))),
  flagOf: { pick: 'picked', reject: 'rejected', none: 'unflagged' } as Record<string, string>,
  labelOf: (name: string) => (name === 'none' ? 'without label' : name),
  waiting: 'Counting',
} as const;
