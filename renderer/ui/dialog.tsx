/** @file A dialog over Radix: focus goes in, stays in, and comes back to where it was. */
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import './button.css';
import './dialog.css';

export const Dialog = (props: {
  title: string;
  /** One line under the title. */
  says?: string;
  width?: 'normal' | 'wide';
  foot?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}): ReactNode => (
  <Radix.Root open onOpenChange={(open) => !open && props.onClose()}>
    <Radix.Portal>
      <Radix.Overlay className="dialog-shade" />
      <Radix.Content
        className="dialog"
        data-width={props.width ?? 'normal'}
        {...(props.says ? {} : { 'aria-describedby': undefined })}
      >
        <header className="dialog-head">
          <Radix.Title>{props.title}</Radix.Title>
          {props.says ? <Radix.Description>{props.says}</Radix.Description> : null}
          <span className="spacer" />
          <Radix.Close className="button" data-look="quiet" data-icon aria-label={texts.close}>
            <X size={16} aria-hidden />
          </Radix.Close>
        </header>
        <div className="dialog-body">{props.children}</div>
        {props.foot ? <footer className="dialog-foot">{props.foot}</footer> : null}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
);
