/** @file What can be done with the photo under the pointer, or with everything selected where it is one of them. */
import type { ReactNode } from 'react';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { ContextItem, ContextLine, ContextMenu } from '../../ui/context-menu.tsx';

const Item = ({ action }: { action: string }): ReactNode => {
  const app = useApp();
  const keyLabel = useKeyLabel(action);
  return (
    <ContextItem
      onSelect={() => void app.actions.run(action)}
      disabled={!app.actions.canRun(action)}
      keyLabel={keyLabel}
    >
      {app.actions.definitions.find(({ id }) => id === action)?.title}
    </ContextItem>
  );
};

const groups: readonly (readonly string[])[] = [
  ['decide.pick', 'decide.reject', 'decide.unflag'],
  ['suggest.accept', 'suggest.dismiss'],
  ['stack.toggle', 'stack.make', 'stack.takeOut', 'stack.split', 'stack.asFound'],
  ['app.kept', 'app.fromList'],
  ['view.loupe', 'view.compare', 'view.survey'],
];

export const PhotoMenu = (props: { children: ReactNode; onOpen: (target: EventTarget) => void }): ReactNode => (
  <ContextMenu
    name={texts.cell.menu}
    onOpen={props.onOpen}
    items={groups.map((actions, index) => (
      <div key={actions[0]} role="presentation">
        {index > 0 ? <ContextLine /> : null}
        {actions.map((action) => (
          <Item key={action} action={action} />
        ))}
      </div>
    ))}
  >
    {props.children}
  </ContextMenu>
);
