/** @file Copying cards, export, models, history and settings in the top bar: icons with a name and a key. */
import { Cpu, HardDriveDownload, History, MonitorUp, Settings, Share, Tablet } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { followed } from '../state/second-window.ts';
import { useApp, useKeyLabel } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/button.tsx';

interface ItemProps {
  action: string;
  name: string;
  icon: ReactNode;
  /** In a narrow window it is one of those behind "More". */
  isForWide?: boolean;
}

const Item = ({ action, name, icon, isForWide = false }: ItemProps): ReactNode => {
  const app = useApp();
  const key = useKeyLabel(action);
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  if (isGuest) return null;
  return (
    <IconButton
      name={name}
      icon={icon}
      keyLabel={key}
      className={isForWide ? 'where-wide' : ''}
      {...(action.startsWith('app.') && { 'aria-haspopup': 'dialog' as const })}
      onClick={() => app.actions.run(action)}
    />
  );
};

export const ExportItem = (): ReactNode => {
  const app = useApp();
  const key = useKeyLabel('app.export');
  const hasShoot = useStore(app.place, (s) => s.folderId !== null);
  const isGuest = useStore(app.access, (s) => s.rights !== 'all');
  if (!hasShoot || isGuest) return null;
  return (
    <Button title={key} aria-haspopup="dialog" onClick={() => app.actions.run('app.export')}>
      <Share size={14} aria-hidden />
      <span className="export-text">{texts.dialogs.export}</span>
    </Button>
  );
};

export const IngestItem = (): ReactNode => (
  <Item action="app.ingest" name={texts.dialogs.ingest} icon={<HardDriveDownload size={16} aria-hidden />} isForWide />
);
export const LanItem = (): ReactNode => {
  const hasShoot = useStore(useApp().place, (s) => s.folderId !== null);
  return hasShoot ? (
    <Item action="app.lan" name={texts.dialogs.lan} icon={<Tablet size={16} aria-hidden />} isForWide />
  ) : null;
};
export const SecondWindowItem = (): ReactNode => {
  const hasShoot = useStore(useApp().place, (s) => s.folderId !== null && followed === null);
  return hasShoot ? (
    <Item
      action="view.secondWindow"
      name={texts.secondWindow.name}
      icon={<MonitorUp size={16} aria-hidden />}
      isForWide
    />
  ) : null;
};
export const HistoryItem = (): ReactNode => (
  <Item action="app.history" name={texts.dialogs.history} icon={<History size={16} aria-hidden />} />
);
export const ModelsItem = (): ReactNode => (
  <Item action="app.models" name={texts.dialogs.models} icon={<Cpu size={16} aria-hidden />} />
);
export const SettingsItem = (): ReactNode => (
  <Item action="app.settings" name={texts.dialogs.settings} icon={<Settings size={16} aria-hidden />} />
);
