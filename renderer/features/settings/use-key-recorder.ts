/** @file Listens for one key chord before anything else on the page can: also Tab, Enter and what dialogs use. Esc leaves. */
import { useEffect } from 'react';
import { chordOf } from '../../keys/chords.ts';
import { useApp } from '../../state/use-app.ts';

export const useKeyRecorder = (isOn: boolean, done: (chord: string | null) => void): void => {
  const { isMac } = useApp().host;
  useEffect(() => {
    if (!isOn) return;
    const down = (event: KeyboardEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      const chord = chordOf(event, isMac);
      if (chord) done(chord === 'Esc' ? null : chord);
    };
    const press = (): void => done(null);
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('pointerdown', press, { capture: true });
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('pointerdown', press, { capture: true });
    };
  }, [isOn, isMac, done]);
};
