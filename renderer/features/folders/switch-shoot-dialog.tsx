/** @file To another shoot by a few letters: recent ones, the folders beside this one, or a path that completes itself. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Place } from '../../../electron/contract/folder.ts';
import { openPlace } from '../../state/open-shoot.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import './folders.css';
import { isPath, type Walked, walkPath } from './path-walk.ts';
import { useRecent } from './use-recent.ts';

const t = texts.places;

interface Choice {
  key: string;
  name: string;
  says: string;
  open: () => void;
  /** What stands in the field when it is completed; null where there is nothing to complete. */
  completes: string | null;
}

const useBeside = (): readonly Place[] => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  useEffect(() => {
    if (folderId === null) return;
    app.engine.places
      .beside({ folderId })
      .then(({ previous, next }) => setPlaces([next, previous].filter((place) => place !== null)))
      .catch(() => undefined);
  }, [app, folderId]);
  return places;
};

/** Of the path that is typed; null while it is none. */
const useWalked = (text: string): Walked | null => {
  const app = useApp();
  const [walked, setWalked] = useState<Walked | null>(null);
  useEffect(() => {
    let isOld = false;
    if (!isPath(text)) setWalked(null);
    else
      walkPath(app.engine, text)
        .then((next) => isOld || setWalked(next))
        .catch(() => undefined);
    return () => {
      isOld = true;
    };
  }, [app, text]);
  return walked;
};

const useChoices = (text: string): readonly Choice[] => {
  const app = useApp();
  const recent = useRecent();
  const beside = useBeside();
  const walked = useWalked(text);
  if (isPath(text)) {
    const places = walked?.here && walked.fits.length === 0 ? [walked.here] : (walked?.fits ?? []);
    const whole = text.endsWith('/') && walked?.here ? [walked.here] : [];
    return [...whole, ...places.filter((place) => !whole.includes(place))].map((place) => ({
      key: place.token,
      name: place.name,
      says: t.pictures(place.pictureCount),
      open: () => void openPlace(app, place.token),
      completes: whole.includes(place) ? null : `${walked?.typed ?? ''}${place.name}/`,
    }));
  }
  const fits = (name: string): boolean => name.toLowerCase().includes(text.trim().toLowerCase());
  const known = new Set(recent.map(({ name }) => name));
  return [
    ...recent
      .filter(({ name }) => fits(name))
      .map((folder) => ({
        key: `shoot ${folder.id}`,
        name: folder.name,
        says: folder.displayPath,
        open: () => {
          app.ui.setState({ dialog: null });
          app.navigate({ folderId: folder.id, view: 'grid', photoId: null, filter: {} });
        },
        completes: null,
      })),
    ...beside
      .filter(({ name }) => fits(name) && !known.has(name))
      .map((place) => ({
        key: place.token,
        name: place.name,
        says: t.pictures(place.pictureCount),
        open: () => void openPlace(app, place.token),
        completes: null,
      })),
  ].slice(0, 50);
};

const SwitchShootDialog = (): ReactNode => {
  const app = useApp();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const choices = useChoices(text);
  const list = useRef<HTMLDivElement>(null);
  const chosen = choices[Math.min(at, choices.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  });
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setAt((now) => Math.max(0, Math.min(choices.length - 1, now + by)));
    else if (event.key === 'Tab' && !event.shiftKey && chosen?.completes) {
      setText(chosen.completes);
      setAt(0);
    } else if (event.key === 'Enter') chosen?.open();
    else return;
    event.preventDefault();
    // The dialog would take Tab for a step to its next button.
    event.stopPropagation();
  };
  return (
    <Dialog title={t.switchTitle} says={t.switchSays} onClose={() => app.ui.setState({ dialog: null })}>
      <input
        className="field switch-field"
        role="combobox"
        aria-expanded
        aria-controls="switch-list"
        aria-activedescendant={chosen ? `switch-${choices.indexOf(chosen)}` : undefined}
        aria-autocomplete="list"
        aria-label={t.switchField}
        autoFocus
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id="switch-list" className="places" role="listbox" aria-label={t.switchTitle} tabIndex={-1}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the focus, and arrows move through the list.
          <div
            key={choice.key}
            id={`switch-${index}`}
            role="option"
            className="place"
            aria-selected={choice === chosen}
            onClick={choice.open}
          >
            <span className="place-name">{choice.name}</span>
            <span className="place-count">{choice.says}</span>
          </div>
        ))}
      </div>
      {choices.length === 0 ? <p className="places-says">{t.noSuch}</p> : null}
    </Dialog>
  );
};

export default SwitchShootDialog;
