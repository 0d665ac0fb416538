/** @file Settings by subject. Everything takes effect at once and is kept; there is nothing to confirm. */
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../electron/contract/settings.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts as t } from '../../texts/texts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { AboutTab } from './about-tab.tsx';
import { CullingTab } from './culling-tab.tsx';
import { HandoverTab } from './handover-tab.tsx';
import { KeysTab } from './keys-tab.tsx';
import { LookTab } from './look-tab.tsx';
import { ScoringTab } from './scoring-tab.tsx';
import './settings.css';
import { StorageTab } from './storage-tab.tsx';

const tabs: readonly { name: keyof typeof t.tabs; show: (settings: Settings) => ReactNode }[] = [
  { name: 'look', show: (settings) => <LookTab settings={settings} /> },
  { name: 'keys', show: (settings) => <KeysTab settings={settings} /> },
  { name: 'culling', show: (settings) => <CullingTab settings={settings} /> },
  { name: 'scoring', show: (settings) => <ScoringTab settings={settings} /> },
  { name: 'handover', show: (settings) => <HandoverTab settings={settings} /> },
  { name: 'storage', show: (settings) => <StorageTab settings={settings} /> },
  { name: 'about', show: () => <AboutTab /> },
];

const SettingsDialog = (): ReactNode => {
  const app = useApp();
  const settings = useStore(app.settings, (s) => s.value);
  return (
    <Dialog title={t.title} width="wide" onClose={() => app.ui.setState({ dialog: null })}>
      {settings ? (
        <Tabs.Root className="settings" defaultValue="look" orientation="vertical">
          <Tabs.List className="settings-tabs" aria-label={t.title}>
            {tabs.map(({ name }) => (
              <Tabs.Trigger key={name} value={name} className="settings-tab">
                {t.tabs[name]}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          {tabs.map(({ name, show }) => (
            <Tabs.Content key={name} value={name} className="settings-page">
              {show(settings)}
            </Tabs.Content>
          ))}
        </Tabs.Root>
      ) : (
        <p role="status">{t.away}</p>
      )}
    </Dialog>
  );
};

export default SettingsDialog;
