/** @file Newer versions, in the settings: whether to look once a day, and a look now. */
import type { ReactNode } from 'react';
import { updateTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox } from '../../ui/fields.tsx';
import { useUpdates } from './use-updates.ts';

export const UpdateSection = (): ReactNode => {
  const { state, change } = useUpdates();
  if (!state) return null;
  const { choice, canCheck, found, checkedAt, problem } = state;
  if (!canCheck) return <p>{t.cannot}</p>;
  return (
    <>
      <CheckBox
        checked={choice === 'on'}
        says={t.says}
        onChange={(on) => change((engine) => engine.updates.choose({ on }))}
      >
        {t.daily}
      </CheckBox>
      <div>
        <Button onClick={() => change((engine) => engine.updates.check({}))}>{t.now}</Button>
      </div>
      <p role="status">
        {problem ??
          (found
            ? t.found(found.version, state.current)
            : checkedAt
              ? t.newest(new Date(checkedAt).toLocaleString([], { dateStyle: 'short', timeStyle: 'short' }))
              : '')}
      </p>
    </>
  );
};
