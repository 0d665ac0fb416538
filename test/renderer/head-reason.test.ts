import { expect, it } from 'vitest';
import type { PhotoCard } from '../../electron/contract/photo.ts';
import { headReason } from '../../renderer/photo/words/head-reason.ts';

const reasons = [
  { code: 'none-sharp', text: 'none of these is sharp', weight: 'note' },
  { code: 'soft', text: 'nothing in it is sharp', weight: 'bad' },
  { code: 'best-of-stack', text: 'best of 7 in this burst', weight: 'good' },
];
const card = (suggested: string, more: object = {}, flag = 'none') =>
  ({
    suggestion: { class: suggested, reasons, dismissed: false, ...more },
    decision: { flag },
  }) as unknown as PhotoCard;

it('says beside a picture what speaks for what is suggested, and of what cannot be told what weighs most', () => {
  expect(headReason(card('keep'))).toBe('best of 7 in this burst');
  expect(headReason(card('reject'))).toBe('nothing in it is sharp');
  expect(headReason(card('undecided'))).toBe('none of these is sharp');
});

it('says nothing once somebody has decided, or where there is no reason', () => {
  expect(headReason(card('keep', {}, 'pick'))).toBeNull();
  expect(headReason(card('keep', { dismissed: true }))).toBeNull();
  expect(headReason(card('undecided', { reasons: [] }))).toBeNull();
});
