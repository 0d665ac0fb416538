import { describe, expect, it } from 'vitest';
import { createBindings } from '../../renderer/keys/bindings.ts';
import { chordOf, type KeyEventLike } from '../../renderer/keys/chords.ts';
import { actionDefinitions } from '../../renderer/keys/definitions.ts';
import { chordLabel } from '../../renderer/keys/keymap.ts';

const press = (key: string, code: string, mods: Partial<KeyEventLike> = {}): KeyEventLike => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...mods,
});

describe('chordOf', () => {
  it.each([
    [press('p', 'KeyP'), 'P'],
    [press('P', 'KeyP'), 'P'],
    [press('P', 'KeyP', { shiftKey: true }), 'Shift+P'],
    [press('z', 'KeyZ', { ctrlKey: true }), 'Mod+Z'],
    [press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+Z'],
    [press('?', 'Slash', { shiftKey: true }), '?'],
    [press('\\', 'Backslash'), '\\'],
    [press('&', 'Digit1'), '1'],
    [press('5', 'Numpad5'), '5'],
    [press(')', 'Digit0', { shiftKey: true }), 'Shift+0'],
    [press(' ', 'Space'), 'Space'],
    [press('ArrowLeft', 'ArrowLeft', { shiftKey: true }), 'Shift+Left'],
    [press('Shift', 'ShiftLeft', { shiftKey: true }), null],
    [press('CapsLock', 'CapsLock'), null],
  ])('%o', (event, chord) => {
    expect(chordOf(event, false)).toBe(chord);
  });
  it('takes Cmd for Mod on macOS, and Ctrl for itself', () => {
    expect(chordOf(press('z', 'KeyZ', { metaKey: true }), true)).toBe('Mod+Z');
    expect(chordOf(press('z', 'KeyZ', { ctrlKey: true }), true)).toBe('Ctrl+Z');
  });
});

it('labels read as on the keyboard at hand', () => {
  expect(chordLabel('Mod+Shift+Z', true)).toBe('⌘⇧Z');
  expect(chordLabel('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
  expect(chordLabel('Shift+Left', false)).toBe('Shift+←');
  expect(chordLabel('+', false)).toBe('+');
});

describe('bindings', () => {
  it.each(['chinagraph', 'photo-mechanic'] as const)('%s has no two actions on one key', (preset) => {
    expect(createBindings(actionDefinitions, preset, {}).conflicts).toEqual([]);
  });
  it('has the keys of the product', () => {
    const { actionFor } = createBindings(actionDefinitions, 'chinagraph', {});
    const ids = ['P', 'X', 'U', 'G', 'E', 'Z', 'A', 'D', '\\', 'Tab', '3', '6', 'Shift+P', 'Mod+Z'].map(
      (chord) => actionFor(chord, 'loupe')?.id,
    );
    expect(ids).toEqual([
      'decide.pick',
      'decide.reject',
      'decide.unflag',
      'view.grid',
      'view.loupe',
      'zoom.toggle',
      'suggest.accept',
      'suggest.dismiss',
      'panel.filters',
      'panel.sides',
      'decide.stars3',
      'decide.labelRed',
      'decide.keepBest',
      'edit.undo',
    ]);
  });
  it('the Photo Mechanic preset swaps the number row', () => {
    const { actionFor } = createBindings(actionDefinitions, 'photo-mechanic', {});
    expect(actionFor('1', 'grid')?.id).toBe('decide.labelRed');
    expect(actionFor('Alt+1', 'grid')?.id).toBe('decide.stars1');
  });
  it('one key may do different things in different views', () => {
    const { actionFor } = createBindings(actionDefinitions, 'chinagraph', {});
    expect(actionFor('+', 'grid')?.id).toBe('grid.larger');
    expect(actionFor('+', 'loupe')?.id).toBe('zoom.in');
  });
  it('shows a conflict the photographer made', () => {
    const { conflicts, actionFor } = createBindings(actionDefinitions, 'chinagraph', { 'decide.pick': ['X'] });
    expect(conflicts).toEqual([{ chord: 'X', ids: ['decide.pick', 'decide.reject'] }]);
    expect(actionFor('P', 'grid')).toBeUndefined();
  });
});
