/** @file Buttons: text with the key that does the same, or an icon with a name. */
import type { ComponentProps, ReactNode } from 'react';
import './button.css';
import { Tooltip } from './tooltip.tsx';

export const KeyCap = ({ label }: { label: string }): ReactNode => <kbd className="key-cap">{label}</kbd>;

interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** As people read it ("⇧P"); nothing is shown where there is none. */
  keyLabel?: string | undefined;
  look?: 'plain' | 'accent' | 'quiet';
  size?: 'normal' | 'large';
}

export const Button = ({
  keyLabel,
  look = 'plain',
  size = 'normal',
  children,
  className,
  ...rest
}: ButtonProps): ReactNode => (
  <button type="button" className={`button ${className ?? ''}`} data-look={look} data-size={size} {...rest}>
    {children}
    {keyLabel ? <KeyCap label={keyLabel} /> : null}
  </button>
);

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'type' | 'children'> {
  name: string;
  icon: ReactNode;
  keyLabel?: string | undefined;
}

/** The name is read aloud and shown on hover, with its key. */
export const IconButton = ({ name, icon, keyLabel, className, ...rest }: IconButtonProps): ReactNode => (
  <Tooltip text={name} keyLabel={keyLabel}>
    <button
      type="button"
      className={`button ${className ?? ''}`}
      data-look="quiet"
      data-icon
      aria-label={name}
      {...rest}
    >
      {icon}
    </button>
  </Tooltip>
);

interface ChipProps extends Omit<ComponentProps<'button'>, 'type' | 'value'> {
  label: string;
  value?: string | undefined;
  active?: boolean;
}

/** A filter or switch in a bar: what it is, and its value in stronger type. */
export const Chip = ({ label, value, active = false, children, ...rest }: ChipProps): ReactNode => (
  <button type="button" className="chip" data-active={active} {...rest}>
    {label}
    {value === undefined ? null : <strong>{value}</strong>}
    {children}
  </button>
);
