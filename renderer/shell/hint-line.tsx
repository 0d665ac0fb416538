/** @file Three hints for the first shoot, one at a time: each goes when its step was done, the last when one hands over or has decided for a while. Never again after that. */
import { Lightbulb, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../electron/contract/settings.ts';
import { changeSettings } from '../state/change-settings.ts';
import { useActivePhoto, useApp, useKeyLabel } from '../state/use-app.ts';
import { hintTexts as t } from '../texts/texts.ts';
import { IconButton } from '../ui/button.tsx';

type Hint = Settings['hint'];
const steps: readonly Hint[] = ['move', 'decide', 'handOver'];
const nextOf = (hint: Hint): Hint => steps[steps.indexOf(hint) + 1] ?? 'done';

/** Who decides on so many more knows how it goes. */
const decisionsOfLast = 20;

const Says = ({ hint }: { hint: Hint }): ReactNode => {
  const left = useKeyLabel('move.left') ?? '';
  const right = useKeyLabel('move.right') ?? '';
  const loupe = useKeyLabel('view.loupe') ?? '';
  const zoom = useKeyLabel('zoom.toggle') ?? '';
  const pick = useKeyLabel('decide.pick') ?? '';
  const reject = useKeyLabel('decide.reject') ?? '';
  const keepBest = useKeyLabel('decide.keepBest') ?? '';
  const undo = useKeyLabel('edit.undo') ?? '';
  const handOver = useKeyLabel('app.export') ?? '';
  const help = useKeyLabel('app.help') ?? '';
  if (hint === 'move') return t.move({ left, right, loupe, zoom });
  return hint === 'decide' ? t.decide({ pick, reject, keepBest, undo }) : t.handOver({ handOver, help });
};

export const HintLine = (): ReactNode => {
  const app = useApp();
  const hint = useStore(app.settings, (s) => s.value?.hint ?? 'done');
  const isEmpty = useStore(app.shoot.state, (s) => s.ids.length === 0);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const view = useStore(app.place, (s) => s.view);
  const cursor = useActivePhoto();
  const decided = useStore(app.decisions.last, (s) => s.count);
  const isHandingOver = useStore(app.ui, (s) => s.dialog === 'export');
  /** Where the step began: what changes from here is its doing. */
  const began = useRef({ hint, cursor, decided });
  const go = (to: Hint): void => void changeSettings(app, { hint: to });
  // Nothing counts before the shoot is there.
  if (began.current.hint !== hint || began.current.cursor === null || summary === null)
    began.current = { hint, cursor, decided };
  const from = began.current;
  // Who has decided before needs none of this.
  const knows = hint !== 'handOver' && decided === 0 && summary !== null && summary.picks + summary.rejects > 0;
  const isDone =
    (hint === 'move' && from.cursor !== null && cursor !== from.cursor) ||
    ((hint === 'move' || hint === 'decide') && decided > from.decided) ||
    (hint === 'handOver' && (isHandingOver || decided >= from.decided + decisionsOfLast));
  const next =
    hint === 'done'
      ? null
      : knows
        ? 'done'
        : isDone
          ? decided > from.decided && hint === 'move'
            ? 'handOver'
            : nextOf(hint)
          : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one change for each step that was done.
  useEffect(() => {
    if (next !== null) go(next);
  }, [next]);
  // There the arrows choose, and nothing else that is said here is true.
  if (hint === 'done' || knows || isEmpty || view === 'best' || view === 'report') return null;
  return (
    <aside className="hint-line" aria-label={t.title}>
      <Lightbulb size={14} aria-hidden />
      <span className="hint-step">{t.step(steps.indexOf(hint) + 1)}</span>
      <span>
        <Says hint={hint} />
      </span>
      <span className="spacer" />
      <IconButton name={t.close} icon={<X size={12} aria-hidden />} onClick={() => go('done')} />
    </aside>
  );
};
