import { expect, it } from 'vitest';
import { zoomText } from '../../renderer/features/loupe/loupe-toolbar.tsx';

it('says one to one only of one to one', () => {
  expect(zoomText(false, 1.68)).toEqual({ label: 'Zoom', value: '168 %' });
  expect(zoomText(false, 1)).toEqual({ label: '1:1', value: '' });
  expect(zoomText(true, 0.42)).toEqual({ label: 'Fit', value: '42 %' });
  expect(zoomText(true, 1)).toEqual({ label: 'Fit', value: '100 %' });
});
