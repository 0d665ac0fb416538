/** @file Menus over Radix: items, ticks with counts, one-of-many. */
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { KeyCap } from './button.tsx';
import { sendFocusHome } from './focus-home.ts';
import './popup.css';
import { numbers } from '../texts/texts.ts';

/**
 * `trigger` must take a ref and props (a Button or Chip). Not modal: the page does not scroll, and nothing else needs to be hidden.
 * Opened by pointer it gives the keys back to the photos; opened by keyboard, to its trigger.
 */
export const Menu = (props: { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end' }): ReactNode => {
  const byPointer = useRef(false);
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger
        asChild
        onPointerDown={() => {
          byPointer.current = true;
        }}
        onKeyDown={() => {
          byPointer.current = false;
        }}
      >
        {props.trigger}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="menu"
          align={props.align ?? 'start'}
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            if (!byPointer.current) return;
            event.preventDefault();
            sendFocusHome();
          }}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
};

export const MenuItem = (props: {
  children: ReactNode;
  onSelect: () => void;
  keyLabel?: string | undefined;
  disabled?: boolean;
}): ReactNode => (
  <Radix.Item className="menu-item" onSelect={props.onSelect} disabled={props.disabled ?? false}>
    {props.children}
    {props.keyLabel ? <KeyCap label={props.keyLabel} /> : null}
  </Radix.Item>
);

/** Stays open, so that several can be ticked. */
export const MenuTick = (props: {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  count?: number | undefined;
}): ReactNode => (
  <Radix.CheckboxItem
    className="menu-item"
    checked={props.checked}
    onCheckedChange={props.onChange}
    onSelect={(event) => event.preventDefault()}
  >
    <Radix.ItemIndicator className="menu-tick">
      <Check size={12} aria-hidden />
    </Radix.ItemIndicator>
    {props.children}
    {props.count === undefined ? null : <span className="menu-count">{numbers.count(props.count)}</span>}
  </Radix.CheckboxItem>
);

export const MenuChoice = (props: {
  value: string;
  onChange: (value: string) => void;
  options: readonly { value: string; text: ReactNode; count?: number | undefined }[];
  keepOpen?: boolean;
}): ReactNode => (
  <Radix.RadioGroup value={props.value} onValueChange={props.onChange}>
    {props.options.map(({ value, text, count }) => (
      <Radix.RadioItem
        key={value}
        value={value}
        className="menu-item"
        onSelect={(event) => props.keepOpen && event.preventDefault()}
      >
        <Radix.ItemIndicator className="menu-tick">
          <Check size={12} aria-hidden />
        </Radix.ItemIndicator>
        {text}
        {count === undefined ? null : <span className="menu-count">{numbers.count(count)}</span>}
      </Radix.RadioItem>
    ))}
  </Radix.RadioGroup>
);

export const MenuTitle = ({ children }: { children: ReactNode }): ReactNode => (
  <Radix.Label className="menu-title">{children}</Radix.Label>
);
export const MenuLine = (): ReactNode => <Radix.Separator className="menu-line" />;
