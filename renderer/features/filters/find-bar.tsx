/** @file The line of Find: typed, found at once, in whichever view one is. Enter goes to what was found, Esc to where one was. */
import { Search } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { sendFocusHome } from '../../ui/focus-home.ts';
import { setText } from './filter-edit.ts';

const t = texts.filters;

export const FindBar = (): ReactNode => {
  const isFinding = useStore(useApp().ui, (s) => s.isFinding);
  return isFinding ? <Line /> : null;
};

const Line = (): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  const count = useStore(app.shoot.state, (s) => s.ids.length);
  const total = useStore(app.shoot.state, (s) => s.total);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef(filter.text ?? '');
  // Of its own: what is typed stands before the list has followed.
  const [typed, setTyped] = useState(before.current);
  useEffect(() => input.current?.select(), []);
  const end = (): void => {
    app.ui.setState({ isFinding: false });
    sendFocusHome();
  };
  return (
    <search className="find-bar" aria-label={t.find}>
      <Search size={14} aria-hidden />
      <input
        ref={input}
        // biome-ignore lint/a11y/noAutofocus: it was opened by a key, to be typed into.
        autoFocus
        type="search"
        className="field"
        aria-label={t.find}
        placeholder={t.findHint}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          app.navigate({ filter: setText(app.place.getState().filter, event.target.value) }, 'replace');
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') app.navigate({ filter: setText(filter, before.current) }, 'replace');
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          end();
        }}
      />
      <span role="status">{t.shown(count, total)}</span>
    </search>
  );
};
