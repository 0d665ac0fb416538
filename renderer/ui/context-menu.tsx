/** @file The menu of a right click, or of a finger that stays: the same items as keys, where the pointer is. */
import { Check } from 'lucide-react';
import { ContextMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { KeyCap } from './button.tsx';
import { sendFocusHome } from './focus-home.ts';
import './popup.css';

/** `area` must take a ref and props. `onOpen` hears of the press before the menu shows. */
export const ContextMenu = (props: {
  area: ReactNode;
  children: ReactNode;
  name: string;
  onOpen: (event: React.MouseEvent) => void;
}): ReactNode => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild onContextMenu={props.onOpen}>
      {props.area}
    </Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className="menu"
        aria-label={props.name}
        collisionPadding={8}
        // A finger that lifts brings the focus back to what it had pressed: that is no wish to close.
        onFocusOutside={(event) => event.preventDefault()}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          sendFocusHome();
        }}
      >
        {props.children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

export const ContextItem = (props: {
  children: ReactNode;
  onSelect: () => void;
  keyLabel?: string | undefined;
  isOn?: boolean;
  disabled?: boolean;
}): ReactNode => (
  <Radix.Item className="menu-item" onSelect={props.onSelect} disabled={props.disabled ?? false}>
    {props.isOn ? <Check className="menu-tick" size={12} aria-hidden /> : null}
    {props.children}
    {props.keyLabel ? <KeyCap label={props.keyLabel} /> : null}
  </Radix.Item>
);

export const ContextSub = ({ name, children }: { name: string; children: ReactNode }): ReactNode => (
  <Radix.Sub>
    <Radix.SubTrigger className="menu-item">
      {name}
      <span className="menu-more" aria-hidden>
        ›
      </span>
    </Radix.SubTrigger>
    <Radix.Portal>
      <Radix.SubContent className="menu" collisionPadding={8} sideOffset={2}>
        {children}
      </Radix.SubContent>
    </Radix.Portal>
  </Radix.Sub>
);

export const ContextLine = (): ReactNode => <Radix.Separator className="menu-line" />;
