/** @file Of which shoots something about people is stored, also those that left the list: each can be deleted for itself. */
import { type ReactNode, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { StoredPeople } from '../../../electron/contract/people.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { peoplePageTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';

/** A deletion that asks once more before it happens. */
export const AskFirst = (props: {
  says: string;
  label: string;
  ask: string;
  yes: string;
  onYes: () => void;
}): ReactNode => {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking)
    return (
      <Button look="quiet" aria-label={props.label} onClick={() => setAsking(true)}>
        {props.says}
      </Button>
    );
  return (
    <span className="people-ask" role="alert">
      {props.ask}
      <Button autoFocus onClick={() => setAsking(false)}>
        {t.keep}
      </Button>
      <Button
        onClick={() => {
          setAsking(false);
          props.onYes();
        }}
      >
        {props.yes}
      </Button>
    </span>
  );
};

const says = ({ faces, names, folderId }: StoredPeople): string =>
  [t.faces(faces), t.names(names), folderId === null ? t.leftList : ''].filter(Boolean).join(' · ');

export const StoredShoots = (): ReactNode => {
  const app = useApp();
  const here = useStore(app.place, (s) => s.folderId);
  const changes = useStore(app.people, (s) => s.changes);
  const ask = useCallback((signal: AbortSignal) => app.engine.people.stored({}, { signal }), [app]);
  const { value, again } = useAnswer(ask, changes);
  const others = (value ?? []).filter(({ folderId }) => folderId === null || folderId !== here);
  if (others.length === 0) return null;
  const remove = ({ id }: StoredPeople): void => {
    app.engine.people.deleteShoot({ id }).then(again, (error: unknown) => app.toasts.say('error', whatFailed(error)));
  };
  return (
    <details className="people-once">
      <summary>{t.storedOf(others.length)}</summary>
      <ul className="people-stored">
        {others.map((one) => (
          <li key={one.id}>
            <span className="people-stored-says">
              <span title={one.displayPath ?? ''}>{one.name ?? t.unknownFolder}</span>
              <small>{says(one)}</small>
            </span>
            <AskFirst
              says={t.deleteShoot}
              label={t.deleteShootName(one.name ?? t.unknownFolder)}
              ask={t.deleteShootAsk}
              yes={t.deleteShootYes}
              onYes={() => remove(one)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
};
