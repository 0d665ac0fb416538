/** @file Every face that counts as one person: ticked ones are moved to whom they belong, or made a person of their own. */
import { ArrowLeft } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import type { Person, PersonKey } from '../../../electron/contract/people.ts';
import { whatFailed } from '../../api/client.ts';
import { showPhoto } from '../../state/show-photo.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { peoplePageTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/fields.tsx';
import { FaceCrop } from './face-crop.tsx';
import { nameOf } from './use-people.ts';

/** Shown at once; the rest on request. */
const page = 60;
const ofTheirOwn = 'own';

const OneFace = (props: {
  face: Person['face'];
  who: string;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}): ReactNode => {
  const app = useApp();
  const name = useCard(props.face.photoId)?.name ?? '';
  return (
    <li className="person-one" data-chosen={props.isChosen}>
      <label className="person-face" title={name}>
        <input
          type="checkbox"
          aria-label={t.chooseFace(props.who, name)}
          checked={props.isChosen}
          onChange={({ target }) => props.onChoose(target.checked)}
        />
        <FaceCrop {...props.face} />
      </label>
      <button
        type="button"
        className="person-photo"
        title={t.openPhoto(name)}
        onClick={() => showPhoto(app, props.face.photoId)}
      >
        {name}
      </button>
    </li>
  );
};

export const PersonFaces = (props: {
  person: Person;
  everybody: readonly Person[];
  onBack: () => void;
  onMoved: () => void;
}): ReactNode => {
  const { person, everybody } = props;
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId)!;
  const { key } = person;
  const ask = useCallback(
    (signal: AbortSignal) => app.engine.people.photos({ folderId, key }, { signal }),
    [app, folderId, key],
  );
  const { value, problem, again } = useAnswer(ask);
  const [chosen, setChosen] = useState<ReadonlySet<PhotoId>>(new Set());
  const [to, setTo] = useState<PersonKey | typeof ofTheirOwn>(ofTheirOwn);
  const [most, setMost] = useState(page);
  const who = nameOf(person);
  const others = everybody.filter((one) => one.key !== key);
  const move = (): void => {
    const calls = app.engine.people;
    calls.takeOff({ folderId, key, ids: [...chosen], to: to === ofTheirOwn ? null : to }).then(
      () => {
        setChosen(new Set());
        again();
        props.onMoved();
      },
      (error: unknown) => app.toasts.say('error', whatFailed(error)),
    );
  };
  return (
    <section className="people" aria-label={t.facesOf(who)}>
      <div className="people-line">
        <Button look="quiet" onClick={props.onBack}>
          <ArrowLeft size={14} aria-hidden /> {t.back}
        </Button>
        <h3>{t.facesOf(who)}</h3>
        <span className="spacer" />
        <SelectField
          name={t.moveTo}
          value={to}
          options={[
            { value: ofTheirOwn, text: t.ofTheirOwn },
            ...others.map((one) => ({ value: one.key, text: `${nameOf(one)} (${t.photos(one.photos)})` })),
          ]}
          onChange={setTo}
        />
        <Button look="accent" disabled={chosen.size === 0} onClick={move}>
          {t.move(chosen.size)}
        </Button>
      </div>
      <p className="people-quiet">{t.moveHow}</p>
      {problem ? (
        <Failed problem={problem} again={again} />
      ) : value === null ? (
        <Waiting />
      ) : (
        <ul className="people-list people-faces">
          {value.slice(0, most).map(({ id, box }) => (
            <OneFace
              key={`${id} ${box.x} ${box.y}`}
              face={{ photoId: id, box }}
              who={who}
              isChosen={chosen.has(id)}
              onChoose={(isChosen) =>
                setChosen((now) => new Set(isChosen ? [...now, id] : [...now].filter((one) => one !== id)))
              }
            />
          ))}
        </ul>
      )}
      {(value?.length ?? 0) > most ? (
        <Button look="quiet" onClick={() => setMost(most + page)}>
          {t.moreFaces((value?.length ?? 0) - most)}
        </Button>
      ) : null}
    </section>
  );
};
