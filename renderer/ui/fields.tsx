/** @file Native controls in our dress: choice of one, switch, labelled select. Their keys and names are the system's own. */
import { type ReactNode, useId } from 'react';
import './fields.css';

export interface Option<V extends string> {
  value: V;
  text: ReactNode;
  /** A line under the text. */
  says?: ReactNode;
  disabled?: boolean;
}

/** One of a few, all in sight. */
export const RadioChoice = <V extends string>(props: {
  name: string;
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  /** row: beside each other as one control. */
  look?: 'list' | 'row';
  hidesName?: boolean;
}): ReactNode => {
  const group = useId();
  return (
    <fieldset className="radio-choice" data-look={props.look ?? 'list'}>
      <legend className={props.hidesName ? 'visually-hidden' : ''}>{props.name}</legend>
      <div>
        {props.options.map(({ value, text, says, disabled }) => (
          <label key={value} data-checked={value === props.value} data-disabled={disabled ?? false}>
            <input
              type="radio"
              name={group}
              value={value}
              checked={value === props.value}
              disabled={disabled ?? false}
              onChange={() => props.onChange(value)}
            />
            <span>
              {text}
              {says ? <small>{says}</small> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};

export const CheckBox = (props: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
  says?: ReactNode;
  disabled?: boolean;
}): ReactNode => (
  <label className="check-box" data-disabled={props.disabled ?? false}>
    <input
      type="checkbox"
      checked={props.checked}
      disabled={props.disabled ?? false}
      onChange={(event) => props.onChange(event.target.checked)}
    />
    <span>
      {props.children}
      {props.says ? <small>{props.says}</small> : null}
    </span>
  </label>
);

export const SelectField = <V extends string>(props: {
  name: string;
  value: V;
  options: readonly { value: V; text: string }[];
  onChange: (value: V) => void;
  hidesName?: boolean;
}): ReactNode => (
  <label className="select-field">
    <span className={props.hidesName ? 'visually-hidden' : ''}>{props.name}</span>
    <select
      className="field"
      value={props.value}
      onChange={(event) => {
        const chosen = props.options.find((option) => option.value === event.target.value);
        if (chosen) props.onChange(chosen.value);
      }}
    >
      {props.options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </label>
);
