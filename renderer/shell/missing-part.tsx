/** @file What stands in place of a view or dialog that could not be fetched, or that failed. */
import { type ReactNode, useEffect } from 'react';
import { useApp } from '../state/use-app.ts';
import { texts } from '../texts/texts.ts';
import { Failed } from '../ui/answer-states.tsx';

export const MissingView = ({ again }: { again: () => void }): ReactNode => (
  <Failed problem={texts.partMissing} again={again} />
);

/** A dialog that is not there would only block the keys: it closes, and says so. */
export const MissingDialog = (): ReactNode => {
  const { toasts, ui } = useApp();
  useEffect(() => {
    toasts.say('warning', texts.partMissing);
    ui.setState({ dialog: null });
  }, [toasts, ui]);
  return null;
};
