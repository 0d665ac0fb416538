/** @file The undo log: what every step did, and a way back to before it. */
import { History, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { historyTexts as t } from '../../texts/en-work.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/marks.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { clockText } from './clock-text.ts';
import './history.css';
import { type HistoryLine, historyLines } from './history-steps.ts';

const limit = 300;

const Line = ({ line }: { line: HistoryLine }): ReactNode => {
  const { decisions } = useApp();
  const { step, moves } = line;
  const go = (): void => {
    for (let i = 0; i < moves; i++) step.undone ? decisions.redo() : decisions.undo();
  };
  return (
    <div className="history-line" data-undone={step.undone} aria-current={line.isLatest ? 'step' : undefined}>
      <time dateTime={step.at}>{clockText(step.at)}</time>
      <span className="history-says" title={step.says}>
        {step.says}
      </span>
      <span className="history-note">{step.undone ? t.undone : line.isLatest ? t.now : ''}</span>
      <Button look="quiet" aria-label={step.undone ? t.redoToName(step.says) : t.undoToName(step.says)} onClick={go}>
        {step.undone ? <Redo2 size={14} aria-hidden /> : <Undo2 size={14} aria-hidden />}
        {step.undone ? t.redoTo : t.undoTo}
      </Button>
    </div>
  );
};

const HistoryDialog = (): ReactNode => {
  const app = useApp();
  // Follows what is decided, undone and redone meanwhile: each of them asks for the summary again.
  const summary = useStore(app.shoot.state, (s) => s.summary);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const ask = useCallback(() => app.engine.decisions.history({ limit }), [app, summary]);
  const { value, problem, again } = useAnswer(ask);
  const lines = useMemo(() => historyLines(value ?? []), [value]);
  return (
    <Dialog title={t.title} says={t.says} width="wide" onClose={() => app.ui.setState({ dialog: null })}>
      <div className="history">
        {problem ? (
          <Failed problem={problem} again={again} />
        ) : value === null ? (
          <Waiting />
        ) : value.length === 0 ? (
          <EmptyState icon={<History size={28} aria-hidden />} title={t.none} says={t.noneMore} />
        ) : (
          <VirtualList name={t.list} items={lines} rowPx={30} row={(line) => <Line line={line} />} />
        )}
      </div>
    </Dialog>
  );
};

export default HistoryDialog;
