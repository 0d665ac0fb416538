/** @file From and to as numbers: ISO, and a score on its own scale. */
import { type ReactNode, useId } from 'react';
import { Chip } from '../../ui/button.tsx';
import { Popover } from '../../ui/popover.tsx';

const read = (text: string): number | undefined => {
  const n = Number(text);
  return text.trim() === '' || !Number.isFinite(n) ? undefined : n;
};

export const rangeText = (min?: number, max?: number): string | undefined => {
  if (min === undefined && max === undefined) return undefined;
  if (max === undefined) return `≥ ${min}`;
  if (min === undefined) return `≤ ${max}`;
  return `${min} – ${max}`;
};

export const RangeFilter = (props: {
  name: string;
  value?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  lowest: string;
  highest: string;
  onChange: (min?: number, max?: number) => void;
  children?: ReactNode;
}): ReactNode => {
  const from = useId();
  const to = useId();
  return (
    <Popover
      name={props.name}
      trigger={<Chip label={props.name} value={props.value} active={props.value !== undefined} />}
    >
      {props.children}
      <div className="range-fields">
        <label htmlFor={from}>{props.lowest}</label>
        <input
          id={from}
          className="field"
          inputMode="decimal"
          defaultValue={props.min ?? ''}
          onChange={(event) => props.onChange(read(event.target.value), props.max)}
        />
        <label htmlFor={to}>{props.highest}</label>
        <input
          id={to}
          className="field"
          inputMode="decimal"
          defaultValue={props.max ?? ''}
          onChange={(event) => props.onChange(props.min, read(event.target.value))}
        />
      </div>
    </Popover>
  );
};
