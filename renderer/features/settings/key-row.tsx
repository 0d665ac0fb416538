/** @file One action: its keys, each to be taken off; a button that waits for another; what else they mean. */
import { Plus, RotateCcw, X } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import type { ActionDefinition } from '../../keys/definitions.ts';
import { chordLabel } from '../../keys/keymap.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { useKeyRecorder } from './use-key-recorder.ts';

const t = settingsTexts.keys;

export interface KeyRowProps {
  action: ActionDefinition;
  keys: readonly string[];
  isChanged: boolean;
  /** Per key, the titles of other actions it runs. */
  clashes: readonly { chord: string; titles: readonly string[] }[];
  onKeys: (keys: readonly string[]) => void;
  onReset: () => void;
  onTakeOver: (chord: string) => void;
}

export const KeyRow = (props: KeyRowProps): ReactNode => {
  const { action, keys, onKeys } = props;
  const { isMac } = useApp().host;
  const [isRecording, setRecording] = useState(false);
  const label = (chord: string): string => chordLabel(chord, isMac);
  const recorded = useCallback(
    (chord: string | null) => {
      setRecording(false);
      if (chord !== null && !keys.includes(chord)) onKeys([...keys, chord]);
    },
    [keys, onKeys],
  );
  useKeyRecorder(isRecording, recorded);
  return (
    <li className="key-row" data-changed={props.isChanged}>
      <span className="key-title">{action.title}</span>
      <span className="key-keys">
        {keys.map((chord) => (
          <button
            key={chord}
            type="button"
            className="key-cap"
            aria-label={t.remove(label(chord), action.title)}
            onClick={() => onKeys(keys.filter((key) => key !== chord))}
          >
            {label(chord)}
            <X size={10} aria-hidden />
          </button>
        ))}
        {isRecording ? (
          <span className="key-recording" role="status">
            {t.press}
          </span>
        ) : (
          <IconButton
            name={t.add(action.title)}
            icon={<Plus size={12} aria-hidden />}
            onClick={() => setRecording(true)}
          />
        )}
        {props.isChanged ? (
          <IconButton name={t.reset(action.title)} icon={<RotateCcw size={12} aria-hidden />} onClick={props.onReset} />
        ) : null}
      </span>
      {props.clashes.map(({ chord, titles }) => (
        <span key={chord} className="key-clash">
          {t.also(label(chord), titles.join(', '))}
          <Button look="quiet" onClick={() => props.onTakeOver(chord)}>
            {t.takeOver(label(chord))}
          </Button>
        </span>
      ))}
    </li>
  );
};
