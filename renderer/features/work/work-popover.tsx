/** @file All work of the machine behind the status line's progress: each with how far, how fast, pause and stop. */
import { Activity, Pause, Play, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Progress, WorkKind } from '../../../electron/contract/progress.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { workTexts as t, texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { ProgressLine } from '../../ui/marks.tsx';
import { Popover } from '../../ui/popover.tsx';
import './work.css';

/** "18 /s · 22 s left", or that it waits. */
const paceText = (work: Progress): string => {
  if (work.state === 'paused') return t.paused;
  const parts: string[] = [];
  if (work.ratePerSecond) parts.push(texts.status.rate(work.ratePerSecond));
  if (work.secondsLeft !== null) parts.push(texts.status.left(work.secondsLeft));
  return parts.join(' · ');
};

/** Work that is stopped where it was started. */
const dialogOf: Partial<Record<WorkKind, string>> = {
  export: 'app.export',
  ingest: 'app.ingest',
  install: 'app.models',
};

/** Focus starts on the first of these: a tooltip of the page's own would open over the list. */
const PlainIcon = (props: { name: string; icon: ReactNode; onClick: () => void }): ReactNode => (
  <button
    type="button"
    className="button"
    data-look="quiet"
    data-icon
    aria-label={props.name}
    title={props.name}
    onClick={props.onClick}
  >
    {props.icon}
  </button>
);

const Line = ({ work }: { work: Progress }): ReactNode => {
  const app = useApp();
  const { folderId } = work;
  const isPaused = work.state === 'paused';
  const dialogAction = folderId === null ? dialogOf[work.kind] : undefined;
  const call = async (run: Promise<unknown>): Promise<void> => {
    try {
      await run;
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <li className="work-line">
      <div>
        <span>{work.says}</span>
        <span className="work-pace">{paceText(work)}</span>
        <ProgressLine fraction={work.total > 0 ? work.done / work.total : null} name={work.says} />
      </div>
      {dialogAction ? (
        <Button aria-label={t.showOf(work.says)} onClick={() => app.actions.run(dialogAction)}>
          {t.show}
        </Button>
      ) : null}
      {folderId === null ? null : (
        <>
          <PlainIcon
            name={isPaused ? t.resumeOf(work.says) : t.pauseOf(work.says)}
            icon={isPaused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
            onClick={() =>
              void call(isPaused ? app.engine.work.resume({ folderId }) : app.engine.work.pause({ folderId }))
            }
          />
          <PlainIcon
            name={t.cancelOf(work.says)}
            icon={<X size={14} aria-hidden />}
            onClick={() => void call(app.engine.work.cancel({ folderId }))}
          />
        </>
      )}
    </li>
  );
};

const Idle = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const start = async (): Promise<void> => {
    if (folderId === null) return;
    try {
      await app.engine.work.start({ folderId });
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <div className="work-idle">
      <strong>{t.idle}</strong>
      {folderId === null ? null : <Button onClick={() => void start()}>{t.start}</Button>}
    </div>
  );
};

export const WorkPopover = (): ReactNode => {
  const list = useStore(useApp().work, (s) => s.list);
  return (
    <Popover
      name={t.open}
      trigger={
        <button type="button" className="button" data-look="quiet" data-icon aria-label={t.open} title={t.open}>
          <Activity size={12} aria-hidden />
        </button>
      }
    >
      {list.length === 0 ? (
        <Idle />
      ) : (
        <ul className="work-list">
          {list.map((work) => (
            <Line key={work.workId} work={work} />
          ))}
        </ul>
      )}
    </Popover>
  );
};
