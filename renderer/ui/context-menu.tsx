/** @file A menu at the pointer: right click, long press, or the menu key, over Radix. */
import { ContextMenu as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { KeyCap } from './button.tsx';
import { sendFocusHome } from './focus-home.ts';
import './popup.css';

/** `children` must be one element that takes a ref and props. `onOpen` is told where it was opened, before it shows. */
export const ContextMenu = (props: {
  children: ReactNode;
  items: ReactNode;
  onOpen: (target: EventTarget) => void;
  name: string;
}): ReactNode => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild onContextMenu={(event) => props.onOpen(event.target)}>
      {props.children}
    </Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className="menu"
        aria-label={props.name}
        collisionPadding={8}
        onCloseAutoFocus={(event) => {
          event.preventDefault();
          sendFocusHome();
        }}
      >
        {props.items}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);

export const ContextItem = (props: {
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

export const ContextLine = (): ReactNode => <Radix.Separator className="menu-line" />;
