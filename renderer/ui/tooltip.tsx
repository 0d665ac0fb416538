import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import './popup.css';

export const TooltipProvider = ({ children }: { children: ReactNode }): ReactNode => (
  <Radix.Provider delayDuration={500} skipDelayDuration={200}>
    {children}
  </Radix.Provider>
);

/** A name for what has none on screen; never the only place a fact is told. */
export const Tooltip = (props: { text: string; keyLabel?: string | undefined; children: ReactNode }): ReactNode => (
  <Radix.Root>
    <Radix.Trigger asChild>{props.children}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content className="tooltip" sideOffset={4} collisionPadding={8}>
        {props.text}
        {props.keyLabel ? <kbd className="key-cap">{props.keyLabel}</kbd> : null}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
