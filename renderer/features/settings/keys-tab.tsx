/** @file All actions and their keys: another set, another key, and where two actions want the same one. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../electron/contract/settings.ts';
import { type ActionDefinition, actionGroups } from '../../keys/definitions.ts';
import { chordLabel } from '../../keys/keymap.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts, texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, RadioChoice } from '../../ui/fields.tsx';
import { clashesOf, takeChord, withKeys } from './key-edit.ts';
import { KeyRow } from './key-row.tsx';

const t = settingsTexts.keys;

const KeyTable = ({ settings, find }: { settings: Settings; find: string }): ReactNode => {
  const app = useApp();
  const bindings = useStore(app.actions.bindings);
  const { definitions } = app.actions;
  const { keys, keyPreset } = settings;
  const set = (next: Settings['keys']): void => void changeSettings(app, { keys: next });
  const titleOf = (id: string): string => definitions.find((d) => d.id === id)?.title ?? id;
  const matches = (action: ActionDefinition): boolean => {
    const wanted = find.trim().toLowerCase();
    const labels = bindings.keysOf(action.id).map((chord) => chordLabel(chord, app.host.isMac).toLowerCase());
    return wanted === '' || action.title.toLowerCase().includes(wanted) || labels.includes(wanted);
  };
  const shown = definitions.filter(matches);
  if (shown.length === 0) return <p className="settings-note">{t.nothing}</p>;
  return actionGroups
    .map((group) => ({ group, actions: shown.filter((action) => action.group === group) }))
    .filter(({ actions }) => actions.length > 0)
    .map(({ group, actions }) => (
      <section key={group}>
        <h3>{texts.groups[group]}</h3>
        <ul>
          {actions.map((action) => {
            const now = bindings.keysOf(action.id);
            return (
              <KeyRow
                key={action.id}
                action={action}
                keys={now}
                isChanged={keys[action.id] !== undefined}
                clashes={now
                  .map((chord) => ({ chord, titles: clashesOf(action, chord, bindings).map(titleOf) }))
                  .filter(({ titles }) => titles.length > 0)}
                onKeys={(next) => set(withKeys(keys, action, keyPreset, next))}
                onReset={() => {
                  const { [action.id]: _gone, ...rest } = keys;
                  set(rest);
                }}
                onTakeOver={(chord) => set(takeChord(keys, definitions, bindings, keyPreset, action, chord))}
              />
            );
          })}
        </ul>
      </section>
    ));
};

export const KeysTab = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const conflicts = useStore(app.actions.bindings, (b) => b.conflicts.length);
  const [find, setFind] = useState('');
  const set = (change: Partial<Settings>): void => void changeSettings(app, change);
  return (
    <>
      <RadioChoice
        name={t.preset}
        value={settings.keyPreset}
        options={(['chinagraph', 'photo-mechanic'] as const).map((value) => ({
          value,
          text: t.presets[value],
          says: t.presetSays[value],
        }))}
        onChange={(keyPreset) => set({ keyPreset })}
      />
      <CheckBox
        checked={settings.advanceAfterDecision}
        says={t.advanceSays}
        onChange={(advanceAfterDecision) => set({ advanceAfterDecision })}
      >
        {t.advance}
      </CheckBox>
      <div className="key-bar">
        <input
          className="field"
          type="search"
          aria-label={t.find}
          placeholder={t.find}
          value={find}
          onChange={(event) => setFind(event.target.value)}
        />
        <span className="key-conflicts" role="status">
          {t.conflicts(conflicts)}
        </span>
        <span className="spacer" />
        <Button disabled={Object.keys(settings.keys).length === 0} onClick={() => set({ keys: {} })}>
          {t.resetAll}
        </Button>
      </div>
      <section className="key-table" aria-label={t.list}>
        <KeyTable settings={settings} find={find} />
      </section>
    </>
  );
};
