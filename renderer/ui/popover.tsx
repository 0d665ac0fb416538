import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { sendFocusHome } from './focus-home.ts';
import './popup.css';

export const Popover = (props: { trigger: ReactNode; name: string; children: ReactNode }): ReactNode => (
  <Radix.Root>
    <Radix.Trigger asChild>{props.trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        className="popover"
        aria-label={props.name}
        align="start"
        sideOffset={4}
        collisionPadding={8}
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
