/** @file One line above the view: may Chinagraph look for newer versions (asked once, in the desktop app), and that there is one. */
import { ArrowUpCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { updateTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { useUpdates } from './use-updates.ts';

export const UpdateNotice = (): ReactNode => {
  const app = useApp();
  const { state, change } = useUpdates();
  // Not in the middle of the first steps.
  const isSettled = useStore(app.settings, (s) => s.value?.hint === 'done');
  if (!state) return null;
  const { found, choice, canCheck } = state;
  if (found) {
    return (
      <div className="notice-line" role="status">
        <ArrowUpCircle size={14} aria-hidden />
        {t.found(found.version, state.current)}
        <span className="spacer" />
        <a className="button" data-look="plain" href={found.page} target="_blank" rel="noreferrer">
          {t.read}
        </a>
        <Button onClick={() => change((engine) => engine.updates.skip({ version: found.version }))}>{t.skip}</Button>
      </div>
    );
  }
  if (choice !== 'unasked' || !canCheck || app.host.kind !== 'desktop' || !isSettled) return null;
  return (
    <div className="notice-line" role="status">
      <ArrowUpCircle size={14} aria-hidden />
      {t.ask}
      <span className="spacer" />
      <Button onClick={() => change((engine) => engine.updates.choose({ on: true }))}>{t.yes}</Button>
      <Button onClick={() => change((engine) => engine.updates.choose({ on: false }))}>{t.no}</Button>
    </div>
  );
};
