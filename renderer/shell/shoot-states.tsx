/** @file What stands in the middle when there are no photos to show: loading, empty, nothing matching, failed, away. */
import { FolderSearch, ImageOff, KeyRound, PlugZap, SearchX, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { ActionButton } from '../actions/action-button.tsx';
import { isFiltering } from '../features/filters/filter-edit.ts';
import { UpdateNotice } from '../features/updates/update-notice.tsx';
import { useApp } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState, ProgressLine } from '../ui/marks.tsx';
import { ElsewhereOffer } from './elsewhere-offer.tsx';
import { MissingFiles } from './missing-files.tsx';

const size = 28;
const t = texts.shoot;

/** null where the view itself should be shown. */
export const useShootState = (): ReactNode => {
  const app = useApp();
  const { status, problem, isEmpty, total } = useStore(
    app.shoot.state,
    useShallow(({ status, problem, ids, total }) => ({ status, problem, isEmpty: ids.length === 0, total })),
  );
  const filter = useStore(app.place, (s) => s.filter);
  const isBusy = useStore(app.work, (s) => s.list.some((p) => p.state === 'running'));
  if (status === 'failed') {
    return (
      <EmptyState icon={<PlugZap size={size} aria-hidden />} title={t.failed} says={problem ?? ''}>
        <Button onClick={() => window.location.reload()}>{t.retry}</Button>
        <ActionButton action="app.openFolder" text={texts.first.open} />
      </EmptyState>
    );
  }
  if (status === 'loading' || (total === 0 && isBusy)) {
    return (
      <EmptyState icon={<FolderSearch size={size} aria-hidden />} title={t.loading}>
        <ProgressLine fraction={null} name={t.loading} />
      </EmptyState>
    );
  }
  if (status === 'ready' && total === 0) {
    return (
      <EmptyState icon={<ImageOff size={size} aria-hidden />} title={t.empty} says={t.emptyMore}>
        <ActionButton action="app.openFolder" text={texts.first.open} />
      </EmptyState>
    );
  }
  if (status === 'ready' && isEmpty && isFiltering(filter)) {
    return (
      <EmptyState
        icon={<SearchX size={size} aria-hidden />}
        title={t.nothingMatches}
        says={t.nothingMatchesMore(total)}
      >
        <ActionButton action="filter.clear" text={t.clearFilters} />
      </EmptyState>
    );
  }
  return null;
};

/** Lines above the view for what is wrong but leaves everything usable. */
export const Notices = (): ReactNode => {
  const app = useApp();
  const status = useStore(app.connection.state, (s) => s.status);
  const isOffline = useStore(app.shoot.state, (s) => s.folder?.state === 'offline');
  return (
    <>
      {status === 'lost' ? (
        <div className="notice-line" role="alert">
          <PlugZap size={14} aria-hidden />
          {texts.connection.lost}
        </div>
      ) : null}
      {status === 'refused' ? (
        <div className="notice-line" role="alert">
          <KeyRound size={14} aria-hidden />
          {texts.connection.refusedAgain}
        </div>
      ) : null}
      {isOffline ? (
        <div className="notice-line" role="status">
          <Unplug size={14} aria-hidden />
          {t.offline}
        </div>
      ) : null}
      <UpdateNotice />
      <MissingFiles />
      <ElsewhereOffer />
    </>
  );
};
