import { describe, expect, it } from 'vitest';
import { clashesOf, takeChord, withKeys } from '../../renderer/features/settings/key-edit.ts';
import { createBindings } from '../../renderer/keys/bindings.ts';
import { actionDefinitions } from '../../renderer/keys/definitions.ts';

const action = (id: string) => actionDefinitions.find((a) => a.id === id)!;
const pick = action('decide.pick');
const reject = action('decide.reject');

it('no two actions share a key in either set', () => {
  expect(createBindings(actionDefinitions, 'chinagraph', {}).conflicts).toEqual([]);
  expect(createBindings(actionDefinitions, 'photo-mechanic', {}).conflicts).toEqual([]);
});

describe('changed keys', () => {
  it("are kept only where they differ from the set's", () => {
    const changed = withKeys({}, reject, 'chinagraph', ['X', 'Q']);
    expect(changed).toEqual({ 'decide.reject': ['X', 'Q'] });
    expect(withKeys(changed, reject, 'chinagraph', ['X', 'Delete', 'Backspace'])).toEqual({});
  });
  it('are measured against the set in force', () => {
    expect(withKeys({}, pick, 'photo-mechanic', ['P'])).toEqual({ 'decide.pick': ['P'] });
    expect(withKeys({}, pick, 'photo-mechanic', ['T', 'P'])).toEqual({});
  });
  it('an action may have none', () => {
    expect(withKeys({}, reject, 'chinagraph', [])).toEqual({ 'decide.reject': [] });
  });
});

describe('a key that means two things', () => {
  const keys = { 'decide.reject': ['X', 'P'] };
  const bindings = createBindings(actionDefinitions, 'chinagraph', keys);
  it('is shown at both', () => {
    expect(clashesOf(reject, 'P', bindings)).toEqual(['decide.pick']);
    expect(clashesOf(pick, 'P', bindings)).toEqual(['decide.reject']);
    expect(clashesOf(reject, 'X', bindings)).toEqual([]);
  });
  it('is taken off the other', () => {
    const taken = takeChord(keys, actionDefinitions, bindings, 'chinagraph', reject, 'P');
    expect(taken).toEqual({ 'decide.reject': ['X', 'P'], 'decide.pick': [] });
    expect(createBindings(actionDefinitions, 'chinagraph', taken).conflicts).toEqual([]);
  });
  it('stays where the two never meet in a view', () => {
    const grid = action('grid.larger');
    const next = takeChord(
      {},
      actionDefinitions,
      createBindings(actionDefinitions, 'chinagraph', {}),
      'chinagraph',
      grid,
      '+',
    );
    expect(next).toEqual({});
  });
});
