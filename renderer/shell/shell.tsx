/** @file The window: bars, panels, the view in the middle, dialogs above. */
import { KeyRound, Plug } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { takesCodes } from '../api/session.ts';
import { DecideBar } from '../features/decide/decide-bar.tsx';
import { PhotoMenu } from '../features/decide/photo-menu.tsx';
import { FilterBar } from '../features/filters/filter-bar.tsx';
import { FindBar } from '../features/filters/find-bar.tsx';
import { FirstRun } from '../features/folders/first-run.tsx';
import { useDrop } from '../features/folders/use-drop.ts';
import { InfoPanel } from '../features/info/info-panel.tsx';
import { PairForm } from '../features/lan/pair-form.tsx';
import { ReviewBar } from '../features/review/review-bar.tsx';
import { useApp } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import { keepFocus } from '../ui/focus-home.ts';
import { fetchPartsWhenIdle } from '../ui/lazy-part.tsx';
import { EmptyState } from '../ui/marks.tsx';
import { HintLine } from './hint-line.tsx';
import { LeftPanel } from './left-panel.tsx';
import { MissingDialog, MissingView } from './missing-part.tsx';
import { dialogs, views } from './views.ts';
import './shell.css';
import './notice-line.css';
import { Notices, useShootState } from './shoot-states.tsx';
import { StatusLine } from './status-line.tsx';
import { TopBar } from './top-bar.tsx';

const OpenDialog = (): ReactNode => {
  const name = useStore(useApp().ui, (s) => s.dialog);
  const Component = name === null ? undefined : dialogs[name];
  return Component ? (
    <ErrorBoundary key={name} instead={() => <MissingDialog />}>
      <Component />
    </ErrorBoundary>
  ) : null;
};

/** Apart from the panels around it: a new list draws the view, not the window. */
const View = (): ReactNode => {
  const view = useView();
  const instead = useShootState();
  const Component = view.component;
  return (
    <PhotoMenu
      area={
        <div className="main-view">
          {instead ?? (
            <ErrorBoundary key={view.name} instead={(again) => <MissingView again={again} />}>
              <Component />
            </ErrorBoundary>
          )}
        </div>
      }
    />
  );
};

const useView = () => {
  const name = useStore(useApp().place, (s) => s.view);
  return views.find((v) => v.name === name) ?? views[0]!;
};

const Shoot = (): ReactNode => {
  const app = useApp();
  const view = useView();
  const mayDecide = useStore(app.access, (s) => s.rights !== 'look');
  // Not the whole store: zoom lives there too, and a pan must not draw the window again.
  const ui = useStore(
    app.ui,
    useShallow(({ leftPanel, rightPanel, filterBar, picturesOnly }) => ({
      leftPanel: leftPanel && !picturesOnly,
      rightPanel: rightPanel && !picturesOnly,
      bars: !picturesOnly,
      filterBar,
    })),
  );
  return (
    <div className="shell-middle">
      {ui.leftPanel && view.panels.left ? (
        <aside className="side" data-side="left">
          <LeftPanel />
        </aside>
      ) : (
        <span />
      )}
      <main className="main">
        <Notices />
        {ui.bars && ui.filterBar && view.filters ? <FilterBar /> : null}
        <FindBar />
        {ui.bars && view.filters ? <ReviewBar /> : null}
        <View />
        {ui.bars && view.name !== 'report' ? <HintLine /> : null}
        {ui.bars && view.decides && mayDecide ? <DecideBar /> : null}
      </main>
      {ui.rightPanel && view.panels.right ? (
        <aside className="side" data-side="right" aria-label={texts.info.title}>
          <InfoPanel />
        </aside>
      ) : (
        <span />
      )}
    </div>
  );
};

const Middle = (): ReactNode => {
  const app = useApp();
  const { status, epoch } = useStore(app.connection.state);
  const hasShoot = useStore(app.place, (s) => s.folderId !== null);
  if (status === 'refused' && takesCodes()) {
    return (
      <main className="main">
        <PairForm />
      </main>
    );
  }
  if (status === 'refused' && epoch === 0) {
    return (
      <main className="main">
        <EmptyState
          icon={<KeyRound size={28} aria-hidden />}
          title={texts.connection.refusedTitle}
          says={texts.connection.refused}
        />
      </main>
    );
  }
  if (epoch === 0) {
    return (
      <main className="main">
        <EmptyState icon={<Plug size={28} aria-hidden />} title={texts.connection.connecting} />
      </main>
    );
  }
  return hasShoot ? (
    <Shoot />
  ) : (
    <main className="main">
      <Notices />
      <FirstRun />
    </main>
  );
};

export const Shell = (): ReactNode => {
  const app = useApp();
  const isDropping = useDrop();
  const folderName = useStore(app.shoot.state, (s) => s.folder?.name);
  useEffect(() => {
    document.title = folderName ? `${folderName} · ${texts.appName}` : texts.appName;
  }, [folderName]);
  const { picturesOnly, lights, scale } = useStore(
    app.ui,
    useShallow((s) => ({ picturesOnly: s.picturesOnly, lights: s.lights, scale: s.scale })),
  );
  useEffect(() => {
    document.documentElement.style.setProperty('--scale', String(scale));
  }, [scale]);
  useEffect(() => {
    // The system's own way out of the full screen ends it here as well.
    const left = (): void => {
      if (!document.fullscreenElement) app.ui.setState({ picturesOnly: false });
    };
    document.addEventListener('fullscreenchange', left);
    return () => document.removeEventListener('fullscreenchange', left);
  }, [app]);
  useEffect(() => keepFocus(document), []);
  useEffect(fetchPartsWhenIdle, []);
  return (
    <div className="shell" data-pictures-only={picturesOnly} data-lights={lights}>
      {picturesOnly ? null : <TopBar />}
      <Middle />
      {picturesOnly ? null : <StatusLine />}
      <OpenDialog />
      {isDropping ? <div className="drop-ring" /> : null}
    </div>
  );
};
