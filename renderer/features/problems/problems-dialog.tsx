/** @file Files that could not be read or shown, each with its reason; a click shows the photo. */
import { CircleCheck } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { showPhoto } from '../../state/show-photo.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { problemTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/marks.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { type ProblemLine, problemLines } from './problem-lines.ts';
import './problems.css';

const Line = ({ line, open }: { line: ProblemLine; open(reason: string): void }): ReactNode => {
  const app = useApp();
  if (line.kind === 'heading') {
    return (
      <h3 className="problem-kind">
        <span>{t.kinds[line.what]}</span>
        <span className="side-count">{t.says(line.files)}</span>
      </h3>
    );
  }
  if (line.kind === 'more') {
    return (
      <button type="button" className="problem-file problem-more" onClick={() => open(line.reason)}>
        {t.more(line.files)}
      </button>
    );
  }
  if (line.kind === 'reason') {
    return (
      <h4 className="problem-reason" title={line.reason}>
        <span>{line.reason}</span>
        <span className="side-count">{t.says(line.files)}</span>
      </h4>
    );
  }
  const { photoId, path } = line;
  if (photoId === null) return <span className="problem-file">{path}</span>;
  return (
    <button
      type="button"
      className="problem-file"
      aria-label={t.show(path)}
      onClick={() => showPhoto(app, photoId, 'loupe')}
    >
      {path}
    </button>
  );
};

const ProblemsDialog = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const count = useStore(app.shoot.state, (s) => s.summary?.problems);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another count means another list.
  const ask = useCallback(() => {
    if (folderId === null) return Promise.resolve([]);
    return app.engine.shoots.problems({ folderId });
  }, [app, folderId, count]);
  const { value, problem, again } = useAnswer(ask);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const open = (reason: string): void => setOpened((before) => new Set([...before, reason]));
  const lines = useMemo(() => problemLines(value ?? [], opened), [value, opened]);
  return (
    <Dialog
      title={t.title}
      {...(value && value.length > 0 ? { says: t.says(value.length) } : {})}
      width="wide"
      onClose={() => app.ui.setState({ dialog: null })}
    >
      <div className="problems">
        {problem ? (
          <Failed problem={problem} again={again} />
        ) : value === null ? (
          <Waiting />
        ) : value.length === 0 ? (
          <EmptyState icon={<CircleCheck size={28} aria-hidden />} title={t.none} says={t.noneMore} />
        ) : (
          <VirtualList name={t.list} items={lines} rowPx={26} row={(line) => <Line line={line} open={open} />} />
        )}
      </div>
    </Dialog>
  );
};

export default ProblemsDialog;
