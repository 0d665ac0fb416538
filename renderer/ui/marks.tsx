/** @file Small signs that mean one thing everywhere: decision, suggestion, stars, label, badge, bar, progress. */
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import './marks.css';

export type MarkOf =
  | 'pick'
  | 'reject'
  | 'pick-theirs'
  | 'reject-theirs'
  | 'keep-suggested'
  | 'reject-suggested'
  | 'undecided-suggested';

/** A sign that the words beside it name is not read out twice. */
const named = (name: string) => (name === '' ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name });

/** Filled: decided by a person. Dashed and hollow: only suggested. Outlined in grey: what another program or the camera says. */
export const Mark = ({ kind, name }: { kind: MarkOf; name: string }): ReactNode => (
  <span className="mark" data-kind={kind} {...named(name)}>
    {kind === 'undecided-suggested' ? (
      '?'
    ) : kind === 'pick' || kind === 'pick-theirs' || kind === 'keep-suggested' ? (
      <Check size={10} strokeWidth={3} aria-hidden />
    ) : (
      <X size={10} strokeWidth={3} aria-hidden />
    )}
  </span>
);

export const Stars = ({
  count,
  name,
  isTheirs = false,
}: {
  count: number;
  name: string;
  isTheirs?: boolean;
}): ReactNode =>
  count === 0 ? null : (
    <span className="stars" data-theirs={isTheirs} role="img" aria-label={name}>
      {(isTheirs ? '☆' : '★').repeat(count)}
    </span>
  );

export const LabelDot = ({
  label,
  name,
  isTheirs = false,
}: {
  label: string;
  name: string;
  isTheirs?: boolean;
}): ReactNode =>
  label === 'none' ? null : (
    <span className="label-dot" data-label={label} data-theirs={isTheirs} role="img" aria-label={name} />
  );

export const Badge = ({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'warn' | 'outline';
  children: ReactNode;
}): ReactNode => (
  <span className="badge" data-tone={tone}>
    {children}
  </span>
);

const percent = (part: number): string => `${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10}%`;

/** A number where it lies between nothing and everything (0..1), with the shoot's median as a tick. */
export const Bar = ({ value, median }: { value: number; median: number | null }): ReactNode => (
  <div className="bar" aria-hidden>
    <div className="bar-fill" style={{ width: percent(value) }} />
    {median === null ? null : <div className="bar-tick" style={{ left: percent(median) }} />}
  </div>
);

/** The only thing that moves by itself. `fraction` null: nobody knows how far. */
export const ProgressLine = ({ fraction, name }: { fraction: number | null; name: string }): ReactNode => (
  <div
    className="progress-line"
    role="progressbar"
    aria-label={name}
    aria-valuemin={0}
    aria-valuemax={100}
    {...(fraction === null ? {} : { 'aria-valuenow': Math.round(fraction * 100) })}
    data-unknown={fraction === null}
  >
    <div style={fraction === null ? undefined : { width: percent(fraction) }} />
  </div>
);

/** Nothing to show, why, and what to do about it. */
export const EmptyState = (props: {
  icon?: ReactNode;
  title: string;
  says?: string;
  children?: ReactNode;
}): ReactNode => (
  <div className="empty-state">
    {props.icon}
    <h2>{props.title}</h2>
    {props.says ? <p>{props.says}</p> : null}
    {props.children}
  </div>
);
