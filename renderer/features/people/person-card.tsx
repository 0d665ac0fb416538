/** @file One person: the face, a name to give, the way to their photos and to the frame that shows them best. */
import { type ReactNode, useState } from 'react';
import type { Person } from '../../../electron/contract/people.ts';
import { peoplePageTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { FaceCrop } from './face-crop.tsx';
import { nameOf } from './use-people.ts';

export const PersonCard = (props: {
  person: Person;
  isChosen: boolean;
  /** The photo on screen shows them. */
  isInPhoto: boolean;
  onChoose: (isChosen: boolean) => void;
  onName: (name: string) => void;
  onShow: () => void;
  onFaces: () => void;
  onBest: () => void;
  onNotThem: () => void;
}): ReactNode => {
  const { person, isChosen, isInPhoto } = props;
  const who = nameOf(person);
  const [name, setName] = useState(person.name ?? '');
  const keep = (): void => {
    if (name.trim() !== (person.name ?? '')) props.onName(name.trim());
  };
  return (
    <li className="person" data-chosen={isChosen}>
      <label className="person-face">
        <input
          type="checkbox"
          aria-label={t.choose(who)}
          checked={isChosen}
          onChange={({ target }) => props.onChoose(target.checked)}
        />
        <FaceCrop {...person.face} />
      </label>
      <input
        className="field"
        aria-label={t.name(who)}
        placeholder={t.person(person.key)}
        maxLength={80}
        value={name}
        onChange={({ target }) => setName(target.value)}
        onBlur={keep}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
      />
      <span className="person-counts" data-none={person.keepers === 0}>
        {t.photos(person.photos)} · {t.keepers(person.keepers)}
      </span>
      <span className="person-acts">
        <Button look="quiet" aria-label={t.showName(who)} onClick={props.onShow}>
          {t.show}
        </Button>
        <Button look="quiet" aria-label={t.facesOf(who)} onClick={props.onFaces}>
          {t.facesShort}
        </Button>
        <Button look="quiet" aria-label={t.bestName(who)} onClick={props.onBest}>
          {t.best}
        </Button>
      </span>
      {isInPhoto ? (
        <Button look="quiet" aria-label={t.notThem(who)} title={t.notThem(who)} onClick={props.onNotThem}>
          {t.notThemShort}
        </Button>
      ) : null}
    </li>
  );
};
