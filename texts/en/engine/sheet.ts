/** @file English words of contact sheets. */
import { photos } from '../count.ts';

export const contactSheetTexts = {
  'sheet.lang': 'en',
  'sheet.photos': (v: { photos: number }) => photos(v.photos),
  'sheet.pick': 'pick',
  'sheet.reject': 'reject',
  'sheet.label': (v: { label: string }) => v.label,
  'sheet.noPicture': 'no picture',
  'sheet.suggestedKeep': 'suggested: keep',
  'sheet.suggestedReject': 'suggested: reject',
};
