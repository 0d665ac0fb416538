/** @file What the menu of a photo does with its files: only what this window can do is offered. */
import { type ReactNode, useCallback } from 'react';
import { openIn } from '../../actions/file-handlers.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp, useKeyLabel } from '../../state/use-app.ts';
import { fileTexts as t } from '../../texts/texts.ts';
import { ContextItem, ContextSub } from '../../ui/context-menu.tsx';

const Item = ({ action, text }: { action: string; text: string }): ReactNode => {
  const app = useApp();
  return (
    <ContextItem keyLabel={useKeyLabel(action)} isOn={false} onSelect={() => app.actions.run(action)}>
      {text}
    </ContextItem>
  );
};

export const FileItems = (): ReactNode => {
  const app = useApp();
  const ask = useCallback((signal: AbortSignal) => app.engine.programs.list({}, { signal }), [app]);
  const programs = useAnswer(ask).value ?? [];
  return (
    <>
      {programs.length > 0 ? (
        <>
          <ContextSub name={t.openIn}>
            {programs.map(({ id, name }) => (
              <ContextItem key={id} isOn={false} keyLabel={undefined} onSelect={() => void openIn(app, id)}>
                {name}
              </ContextItem>
            ))}
          </ContextSub>
          <Item action="file.show" text={t.show} />
        </>
      ) : null}
      {app.host.originalBase === null ? null : <Item action="file.download" text={t.download} />}
      <Item action="file.copyNames" text={t.copyNames} />
      <Item action="file.copyPaths" text={t.copyPaths} />
    </>
  );
};
