/** @file What the top bar has no room for in a narrow window, behind one button, with its keys. */
import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { followed } from '../state/second-window.ts';
import { useApp, useKeyLabel } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { Menu, MenuItem } from '../ui/menu.tsx';

const Row = ({ action, name }: { action: string; name: string }): ReactNode => {
  const app = useApp();
  return (
    <MenuItem keyLabel={useKeyLabel(action)} onSelect={() => app.actions.run(action)}>
      {name}
    </MenuItem>
  );
};

export const MoreMenu = (): ReactNode => {
  const app = useApp();
  const hasShoot = useStore(app.place, (s) => s.folderId !== null);
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  if (isGuest) return null;
  return (
    <span className="where-narrow">
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            className="button"
            data-look="quiet"
            data-icon
            aria-label={texts.more}
            title={texts.more}
          >
            <Ellipsis size={16} aria-hidden />
          </button>
        }
      >
        <Row action="app.openFolder" name={texts.dialogs.openFolder} />
        <Row action="app.ingest" name={texts.dialogs.ingest} />
        {hasShoot ? <Row action="app.people" name={texts.dialogs.people} /> : null}
        {hasShoot ? <Row action="app.lan" name={texts.dialogs.lan} /> : null}
        {hasShoot && followed === null ? <Row action="view.secondWindow" name={texts.secondWindow.name} /> : null}
      </Menu>
    </span>
  );
};
