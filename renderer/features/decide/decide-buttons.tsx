/** @file Flags and stars as buttons: what P, X, U and 0 to 5 do, for the hand that is on the mouse or on the glass. */
import { Check, Minus, Star, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Decision } from '../../../electron/contract/decision.ts';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { decideTexts as t } from '../../texts/texts.ts';
import './decide.css';

interface ButtonProps {
  action: string;
  name: string;
  icon: ReactNode;
  isOn: boolean;
  tone?: 'pick' | 'reject';
  /** Makes the photo the active one before the action asks which it is. */
  before?: (() => void) | undefined;
}

const DecideButton = ({ action, name, icon, isOn, tone, before }: ButtonProps): ReactNode => {
  const app = useApp();
  const key = useKeyLabel(action);
  return (
    <button
      type="button"
      // The keys stay with the photos: one tabs past these, not through them.
      tabIndex={-1}
      className="decide-button"
      aria-label={name}
      aria-pressed={isOn}
      title={key ? `${name} (${key})` : name}
      data-tone={tone}
      onClick={(event) => {
        before?.();
        app.actions.run(action, { atMs: event.timeStamp, isRepeat: false });
      }}
    >
      {icon}
    </button>
  );
};

export const FlagButtons = ({
  decision,
  before,
}: {
  decision: Decision | undefined;
  before?: (() => void) | undefined;
}): ReactNode => (
  <>
    <DecideButton
      action="decide.pick"
      name={t.pick}
      icon={<Check size={14} strokeWidth={2.5} aria-hidden />}
      isOn={decision?.flag === 'pick'}
      tone="pick"
      before={before}
    />
    <DecideButton
      action="decide.reject"
      name={t.reject}
      icon={<X size={14} strokeWidth={2.5} aria-hidden />}
      isOn={decision?.flag === 'reject'}
      tone="reject"
      before={before}
    />
    {decision && decision.flag !== 'none' ? (
      <DecideButton
        action="decide.unflag"
        name={t.unflag}
        icon={<Minus size={14} aria-hidden />}
        isOn={false}
        before={before}
      />
    ) : null}
  </>
);

/** The number that stands already takes the stars away. */
export const StarButtons = ({
  decision,
  before,
}: {
  decision: Decision | undefined;
  before?: (() => void) | undefined;
}): ReactNode => {
  const stars = decision?.stars ?? 0;
  return (
    <span className="decide-stars">
      {[1, 2, 3, 4, 5].map((n) => (
        <DecideButton
          key={n}
          action={n === stars ? 'decide.stars0' : `decide.stars${n}`}
          name={t.star(n)}
          icon={<Star size={13} fill={n <= stars ? 'currentColor' : 'none'} aria-hidden />}
          isOn={n === stars}
          before={before}
        />
      ))}
    </span>
  );
};

const labels = ['Red', 'Yellow', 'Green', 'Blue', 'Purple'] as const;

export const LabelButtons = ({ decision }: { decision: Decision | undefined }): ReactNode => (
  <span className="decide-labels">
    {labels.map((name) => {
      const label = name.toLowerCase() as Decision['label'];
      const isOn = decision?.label === label;
      return (
        <DecideButton
          key={name}
          action={isOn ? 'decide.labelNone' : `decide.label${name}`}
          name={t.labelled[label]}
          icon={<span className="label-dot" data-label={label} />}
          isOn={isOn}
        />
      );
    })}
  </span>
);
