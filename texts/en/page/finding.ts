/** @file English texts of finding photos by what they show. */
import { count } from '../count.ts';

export const findingTexts = {
  title: 'Find photos by words',
  likeTitle: (name: string) => `Photos like ${name}`,
  says: 'The nearest first. Nothing is decided by it.',
  words: 'What the photo shows',
  placeholder: 'first dance, dog on the beach ... (English finds best)',
  hits: 'Photos found',
  hit: (place: number, name: string) => `${place}: ${name}`,
  nothing: 'Nothing to show yet.',
  lacking: (n: number) => `${count(n)} photos were not looked at yet.`,
  noModel:
    'With CLIP installed, photos are found by what they show: "first dance", "dog on the beach", or photos like this one. It runs on this computer and looks at every photo once.',
  toModels: 'Models',
} as const;
