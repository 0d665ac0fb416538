/** @file Decisions other programs wrote, against ours: the photographer ticks what to take over. Where both changed, nothing is ticked beforehand. */
import { GitCompare } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ReadBackPlan } from '../../../electron/contract/exporting.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { readBackTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/marks.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import './export.css';

type Item = ReadBackPlan['items'][number];

/** Where only they said something. */
export const safeIds = (items: readonly Item[]): Set<PhotoId> =>
  new Set(items.filter((item) => !item.conflict).map((item) => item.photoId));

const Line = (props: { item: Item; isTaken: boolean; onTake: (on: boolean) => void }): ReactNode => {
  const { item } = props;
  return (
    <label className="back-line" data-conflict={item.conflict}>
      <input
        type="checkbox"
        aria-label={t.take(item.path)}
        checked={props.isTaken}
        onChange={(event) => props.onTake(event.target.checked)}
      />
      <span className="plan-path" title={item.path}>
        {item.path}
      </span>
      <span>{item.ours}</span>
      <span>{item.theirs}</span>
      <span className="back-conflict" title={item.conflict ? t.conflictSays : undefined}>
        {item.conflict ? t.conflict : ''}
      </span>
    </label>
  );
};

const Choice = (props: {
  items: readonly Item[];
  taken: ReadonlySet<PhotoId>;
  onTaken: (taken: ReadonlySet<PhotoId>) => void;
}): ReactNode => {
  const { items, taken, onTaken } = props;
  return (
    <div className="back">
      <div className="plan-counts">
        <Button onClick={() => onTaken(safeIds(items))}>{t.withoutConflicts}</Button>
        <Button onClick={() => onTaken(new Set(items.map((item) => item.photoId)))}>{t.all}</Button>
        <Button onClick={() => onTaken(new Set())}>{t.nobody}</Button>
        <span role="status">{t.ticked(taken.size, items.length)}</span>
      </div>
      <div className="back-line back-head" aria-hidden>
        <span />
        <span>{t.file}</span>
        <span>{t.ours}</span>
        <span>{t.theirs}</span>
        <span />
      </div>
      <VirtualList
        name={t.list}
        items={items}
        rowPx={26}
        row={(item) => (
          <Line
            item={item}
            isTaken={taken.has(item.photoId)}
            onTake={(on) => {
              const next = new Set(taken);
              if (on) next.add(item.photoId);
              else next.delete(item.photoId);
              onTaken(next);
            }}
          />
        )}
      />
    </div>
  );
};

const ReadBackDialog = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const ask = useCallback(
    async (signal: AbortSignal) =>
      folderId === null ? null : app.engine.exporting.planReadBack({ folderId }, { signal }),
    [app, folderId],
  );
  const { value: plan, problem, again } = useAnswer(ask);
  const [taken, setTaken] = useState<ReadonlySet<PhotoId>>(new Set());
  useEffect(() => {
    if (plan) setTaken(safeIds(plan.items));
  }, [plan]);
  const close = (): void => app.ui.setState({ dialog: null });
  const run = async (): Promise<void> => {
    if (!plan) return;
    try {
      const { step, ids } = await app.engine.exporting.readBack({ planId: plan.planId, ids: [...taken] });
      app.cards.refresh(ids);
      app.details.outdate(ids);
      app.shoot.reloadSummary();
      close();
      if (step) app.toasts.say('info', step.says, 'edit.undo');
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
      again();
    }
  };
  const isEmpty = plan !== null && plan.items.length === 0;
  return (
    <Dialog
      title={t.title}
      says={t.says}
      width="wide"
      onClose={close}
      foot={
        plan && !isEmpty ? (
          <Button look="accent" disabled={taken.size === 0} onClick={() => void run()}>
            {t.run(taken.size)}
          </Button>
        ) : null
      }
    >
      {problem ? (
        <Failed problem={problem} again={again} />
      ) : !plan ? (
        <Waiting />
      ) : isEmpty ? (
        <EmptyState icon={<GitCompare size={28} aria-hidden />} title={t.none} says={t.noneSays} />
      ) : (
        <Choice items={plan.items} taken={taken} onTaken={setTaken} />
      )}
    </Dialog>
  );
};

export default ReadBackDialog;
