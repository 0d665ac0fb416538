/** @file A button that runs an action and carries its key. */
import type { ReactNode } from 'react';
import { useApp, useKeyLabel } from '../state/use-app.ts';
import { Button } from '../ui/button.tsx';

export const ActionButton = (props: {
  action: string;
  text: ReactNode;
  look?: 'plain' | 'accent' | 'quiet';
  size?: 'normal' | 'large';
  /** Left out where room is short; the tooltip has it. */
  showsKey?: boolean;
}): ReactNode => {
  const app = useApp();
  const key = useKeyLabel(props.action);
  return (
    <Button
      keyLabel={props.showsKey === false ? undefined : key}
      title={props.showsKey === false ? key : undefined}
      look={props.look ?? 'plain'}
      size={props.size ?? 'normal'}
      onClick={(event) => app.actions.run(props.action, { atMs: event.timeStamp, isRepeat: false })}
    >
      {props.text}
    </Button>
  );
};
