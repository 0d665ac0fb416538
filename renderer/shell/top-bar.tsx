/** @file Views with their keys; on the right what belongs to the view that is open. */
import { CircleHelp, FolderOpen, PanelRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { ViewName } from '../layout/url-state.ts';
import { guestViews } from '../state/access.ts';
import { useApp, useKeyLabel } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { IconButton } from '../ui/button.tsx';
import { topBarItems } from './top-bar-items.ts';
import { views } from './views.ts';

const Brand = (): ReactNode => (
  <h1 className="brand">
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M2 3h12v5a6 6 0 0 1-12 0z" fill="#f0b429" />
      <path d="M2 3h12v3H2z" fill="#c98f12" />
    </svg>
    <span>{texts.appName}</span>
  </h1>
);

const Tab = ({ name, isCurrent }: { name: ViewName; isCurrent: boolean }): ReactNode => {
  const app = useApp();
  const key = useKeyLabel(`view.${name}`);
  return (
    <button
      type="button"
      className="tab"
      aria-current={isCurrent ? 'page' : undefined}
      onClick={() => app.actions.run(`view.${name}`)}
    >
      {texts.views[name]}
      {key ? <span>{key}</span> : null}
    </button>
  );
};

const ActionIcon = (props: { action: string; name: string; icon: ReactNode; className?: string }): ReactNode => {
  const app = useApp();
  const { action, ...rest } = props;
  return <IconButton {...rest} keyLabel={useKeyLabel(action)} onClick={() => app.actions.run(action)} />;
};

export const TopBar = (): ReactNode => {
  const app = useApp();
  const view = useStore(app.place, (s) => s.view);
  const hasShoot = useStore(app.place, (s) => s.folderId !== null);
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  const shown = isGuest ? views.filter((v) => guestViews.has(v.name)) : views;
  const Toolbar = hasShoot ? views.find((v) => v.name === view)?.toolbar : undefined;
  return (
    <header className="top-bar">
      <Brand />
      {hasShoot ? (
        <nav className="tabs" aria-label={texts.mainMenu}>
          {shown.map((v) => (
            <Tab key={v.name} name={v.name} isCurrent={v.name === view} />
          ))}
        </nav>
      ) : null}
      <span className="spacer" />
      <div className="toolbar">
        {Toolbar ? <Toolbar /> : null}
        {topBarItems.map((Item) => (
          <Item key={topBarItems.indexOf(Item)} />
        ))}
      </div>
      {isGuest ? null : (
        <ActionIcon
          action="app.openFolder"
          className="where-wide"
          name={texts.dialogs.openFolder}
          icon={<FolderOpen size={16} aria-hidden />}
        />
      )}
      {hasShoot ? (
        <ActionIcon action="panel.info" name={texts.info.title} icon={<PanelRight size={16} aria-hidden />} />
      ) : null}
      <ActionIcon action="app.help" name={texts.dialogs.help} icon={<CircleHelp size={16} aria-hidden />} />
    </header>
  );
};
