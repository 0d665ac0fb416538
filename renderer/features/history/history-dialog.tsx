/** @file The undo log: what every step did, and a way back to before it. */
import { History, Redo2, Undo2 } from 'lucide-react';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { App } from '../../state/app.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { historyTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioChoice } from '../../ui/fields.tsx';
import { EmptyState } from '../../ui/marks.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { clockText } from './clock-text.ts';
import './history.css';
import { type HistoryLine, historyLines } from './history-steps.ts';

const limit = 300;
/** As in history.css: there a line has two. */
const isNarrow = (): boolean => window.matchMedia('(max-width: 560px)').matches;

/** What would be changed outside the open shoot waits for an answer. */
type Ask = (line: HistoryLine) => void;

const go = (app: App, { step, shoot, moves, elsewhere }: HistoryLine): void => {
  const where = { folderId: shoot.id, elsewhere: elsewhere.length > 0 };
  for (let i = 0; i < moves; i++) step.undone ? app.decisions.redo(where) : app.decisions.undo(where);
};

const Line = ({ line, namesShoot, ask }: { line: HistoryLine; namesShoot: boolean; ask: Ask }): ReactNode => {
  const app = useApp();
  const { step } = line;
  const shoots = step.shoots.map(({ name }) => name).join(', ');
  return (
    <div className="history-line" data-undone={step.undone} aria-current={line.isLatest ? 'step' : undefined}>
      <time dateTime={step.at}>{clockText(step.at)}</time>
      <span className="history-says" title={step.says}>
        {step.says}
      </span>
      <span className="history-note" title={shoots}>
        {[namesShoot || step.shoots.length > 1 ? shoots : '', step.undone ? t.undone : line.isLatest ? t.now : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
      <Button
        look="quiet"
        aria-label={step.undone ? t.redoToName(step.says) : t.undoToName(step.says)}
        onClick={() => (line.elsewhere.length > 0 ? ask(line) : go(app, line))}
      >
        {step.undone ? <Redo2 size={14} aria-hidden /> : <Undo2 size={14} aria-hidden />}
        {step.undone ? t.redoTo : t.undoTo}
      </Button>
    </div>
  );
};

const Question = ({ line, close }: { line: HistoryLine; close: () => void }): ReactNode => {
  const app = useApp();
  const names = line.elsewhere.join(', ');
  return (
    <div className="history-asks" role="alertdialog" aria-label={t.elsewhereTitle}>
      <p>{line.step.undone ? t.redoElsewhere(line.moves, names) : t.undoElsewhere(line.moves, names)}</p>
      <Button onClick={close}>{t.leave}</Button>
      <Button
        look="accent"
        onClick={() => {
          close();
          go(app, line);
        }}
      >
        {line.step.undone ? t.redoThere(names) : t.undoThere(names)}
      </Button>
    </div>
  );
};

type Whose = 'this' | 'all';

const HistoryDialog = (): ReactNode => {
  const app = useApp();
  const open = useStore(app.place, (s) => s.folderId);
  const [whose, setWhose] = useState<Whose>('this');
  const [asked, setAsked] = useState<HistoryLine | null>(null);
  const folderId = whose === 'this' ? open : null;
  // Follows what is decided, undone and redone meanwhile: each of them asks for the summary again, or says so.
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const said = useStore(app.toasts.state, (s) => s.list.at(-1)?.id);
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const ask = useCallback(
    () => app.engine.decisions.history({ limit, ...(folderId === null ? {} : { folderId }) }),
    [app, folderId, summary, said],
  );
  const { value, problem, again } = useAnswer(ask);
  const lines = useMemo(() => historyLines(value ?? [], open), [value, open]);
  return (
    <Dialog title={t.title} says={t.says} width="wide" onClose={() => app.ui.setState({ dialog: null })}>
      <div className="history">
        {open === null ? null : (
          <RadioChoice<Whose>
            name={t.whose}
            hidesName
            look="row"
            value={whose}
            options={[
              { value: 'this', text: t.thisShoot },
              { value: 'all', text: t.allShoots },
            ]}
            onChange={(value) => {
              setAsked(null);
              setWhose(value);
            }}
          />
        )}
        {problem ? (
          <Failed problem={problem} again={again} />
        ) : value === null ? (
          <Waiting />
        ) : value.length === 0 ? (
          <EmptyState
            icon={<History size={28} aria-hidden />}
            title={folderId === null ? t.none : t.noneHere}
            says={t.noneMore}
          />
        ) : (
          <VirtualList
            name={t.list}
            items={lines}
            rowPx={isNarrow() ? 60 : 30}
            row={(line) => <Line line={line} namesShoot={folderId === null} ask={setAsked} />}
          />
        )}
        {asked ? <Question line={asked} close={() => setAsked(null)} /> : null}
      </div>
    </Dialog>
  );
};

export default HistoryDialog;
