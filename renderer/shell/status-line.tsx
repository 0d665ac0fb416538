/** @file What a key will do and to how many; what the machine is doing; how fast the app is. */
import { Pause, Play, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Progress } from '../../electron/contract/progress.ts';
import { ActionButton } from '../actions/action-button.tsx';
import { FilterChip } from '../features/filters/filter-chip.tsx';
import { WorkPopover } from '../features/work/work-popover.tsx';
import { useActivePhoto, useApp, useCard, useKeyLabel } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ProgressLine } from '../ui/marks.tsx';
import { workText } from './work-text.ts';
import './status-line.css';

const t = texts.status;

const Targets = (): ReactNode => {
  const app = useApp();
  const view = useStore(app.place, (s) => s.view);
  const mayDecide = useStore(app.access, (s) => s.rights !== 'look');
  const count = useStore(app.cursor.state, (s) => s.selected.size);
  const cursor = useActivePhoto();
  const name = useCard(cursor)?.name;
  if (cursor === null) return null;
  if (view === 'grid' && count > 1) {
    return (
      <span className="status-targets">
        <strong>{t.selected(count)}</strong>
        {t.decidesAll(count)}
      </span>
    );
  }
  return <span className="status-targets">{!name ? '' : mayDecide ? t.decidesOne(name) : name}</span>;
};

const Keys = (): ReactNode => {
  const app = useApp();
  const cursor = useActivePhoto();
  const hasStack = useStore(app.shoot.state, (s) => cursor !== null && s.stackOf.has(cursor));
  const caps = useStore(app.ui, (s) => s.capsLock);
  const pick = useKeyLabel('decide.pick');
  const reject = useKeyLabel('decide.reject');
  const clear = useKeyLabel('decide.unflag');
  const keep = useKeyLabel('decide.keepBest');
  const first = useKeyLabel('decide.stars1');
  const last = useKeyLabel('decide.stars5');
  if (cursor === null) return null;
  const parts = [`${pick} ${t.keys.pick}`, `${reject} ${t.keys.reject}`, `${clear} ${t.keys.clear}`];
  if (first && last) parts.push(`${first}–${last} ${t.keys.stars}`);
  if (hasStack && keep) parts.push(`${keep} ${t.keys.keepBest}`);
  if (caps) parts.push(t.advance);
  return <span className="status-keys">{parts.join(' · ')}</span>;
};

const Work = ({ work }: { work: Progress }): ReactNode => {
  const app = useApp();
  const pauseKey = useKeyLabel('app.pauseWork');
  const isPaused = work.state === 'paused';
  const { folderId } = work;
  return (
    <div className="status-work">
      <ProgressLine fraction={work.total > 0 ? work.done / work.total : null} name={work.says} />
      <span>{workText(work)}</span>
      {folderId === null ? null : (
        <>
          <IconButton
            name={isPaused ? t.resume : t.pause}
            keyLabel={pauseKey}
            icon={isPaused ? <Play size={12} aria-hidden /> : <Pause size={12} aria-hidden />}
            onClick={() => app.actions.run('app.pauseWork')}
          />
          <IconButton
            name={t.cancel}
            icon={<X size={12} aria-hidden />}
            onClick={() => void app.engine.work.cancel({ folderId }).catch(() => undefined)}
          />
        </>
      )}
    </div>
  );
};

const Latency = (): ReactNode => {
  const app = useApp();
  const isOn = useStore(app.ui, (s) => s.latency);
  const { lastMs, p95Ms } = useStore(app.latency.readout);
  if (!isOn || lastMs === null || p95Ms === null) return null;
  return <span title={t.latencyHint}>{t.latency(lastMs, p95Ms)}</span>;
};

const Unsaved = (): ReactNode => {
  const app = useApp();
  const { unsavedCount, problem } = useStore(app.decisions.pending.state);
  if (problem === null || unsavedCount === 0) return null;
  return (
    <span className="status-toast" data-level="warning" role="alert" title={problem}>
      <span>{t.unsaved(unsavedCount)}</span>
      <Button look="quiet" onClick={() => app.decisions.pending.retry()}>
        {t.retry}
      </Button>
    </span>
  );
};

const LastToast = (): ReactNode => {
  const app = useApp();
  const toast = useStore(app.toasts.state, (s) => s.list.at(-1));
  return (
    <div role="status" className="status-toast" data-level={toast?.level}>
      {toast ? <span title={toast.text}>{toast.text}</span> : null}
      {toast?.actionId ? <ActionButton action={toast.actionId} text={texts.undo} look="quiet" /> : null}
    </div>
  );
};

export const StatusLine = (): ReactNode => {
  const app = useApp();
  const list = useStore(app.work, (s) => s.list);
  const hasShoot = useStore(app.place, (s) => s.folderId !== null);
  // Nothing is decided by key in a report, and a choice between two is no decision.
  const decides = useStore(app.place, (s) => s.folderId !== null && s.view !== 'report' && s.view !== 'best');
  // One sentence at a time beside what the keys are for.
  const isUnsaved = useStore(app.decisions.pending.state, (s) => s.problem !== null && s.unsavedCount > 0);
  const isSaying = useStore(app.toasts.state, (s) => s.list.length > 0) || isUnsaved;
  // Work that is running says more than work that waits.
  const work = list.find((p) => p.state === 'running') ?? list[0];
  return (
    <footer className="status-line" data-saying={isSaying}>
      {decides ? <Targets /> : null}
      {hasShoot ? <FilterChip /> : null}
      {decides && !isSaying ? <Keys /> : null}
      <span className="spacer" />
      {isUnsaved ? <Unsaved /> : <LastToast />}
      <Latency />
      {work ? <Work work={work} /> : null}
      {hasShoot || work ? <WorkPopover /> : null}
    </footer>
  );
};
