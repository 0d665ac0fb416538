/** @file The people of the open shoot: asked again when somebody was found, named or joined, and when photos are decided on. */
import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { People, Person } from '../../../electron/contract/people.ts';
import { type Answer, useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { peoplePageTexts as t } from '../../texts/texts.ts';

const restMs = 700;

/** `at`: a photo, to be told who is in it. */
export const usePeople = (at: PhotoId | null = null): Answer<People> => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const isOn = useStore(app.settings, (s) => s.value?.people ?? false);
  const changes = useStore(app.people, (s) => s.changes);
  const isInstalled = useStore(app.models, ({ list }) =>
    (list ?? []).some(({ purpose, state }) => purpose === 'people' && state !== 'missing'),
  );
  const decided = useStore(app.shoot.state, ({ summary }) =>
    summary ? `${summary.picks} ${summary.rejects} ${summary.undecided}` : '',
  );
  const ask = useCallback(
    (signal: AbortSignal) =>
      app.engine.people.list({ folderId: folderId!, ...(at === null ? {} : { at }) }, { signal }),
    [app, folderId, at],
  );
  const answer = useAnswer(folderId === null ? null : ask, `${changes} ${isOn} ${isInstalled}`);
  const { again } = answer;
  // Counts of keepers follow when the keys rest: nobody waits for them, and a decision must wait for nobody.
  const answered = useRef(decided);
  useEffect(() => {
    if (answered.current === decided) return;
    const timer = setTimeout(() => {
      answered.current = decided;
      again();
    }, restMs);
    return () => clearTimeout(timer);
  }, [again, decided]);
  return answer;
};

export const nameOf = ({ name, key }: Pick<Person, 'name' | 'key'>): string => name ?? t.person(key);

/** Those who are in more than one photo and in none that is kept. */
export const withoutKeeperOf = (people: readonly Person[]): readonly Person[] =>
  people.filter(({ photos, keepers }) => photos > 1 && keepers === 0);
