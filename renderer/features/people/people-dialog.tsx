/** @file People of the shoot: what it does and where it stays, the switch, everybody with a name to give, joining, and deleting all of it at once. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { People, Person, PersonKey } from '../../../electron/contract/people.ts';
import { whatFailed } from '../../api/client.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { showPhoto } from '../../state/show-photo.ts';
import { useApp } from '../../state/use-app.ts';
import { peoplePageTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckBox } from '../../ui/fields.tsx';
import { installModel, installRuns } from '../models/install-run.ts';
import { InstallView } from '../models/install-view.tsx';
import { PersonCard } from './person-card.tsx';
import { PersonFaces } from './person-faces.tsx';
import { AskFirst, StoredShoots } from './stored-shoots.tsx';
import { usePeople, withoutKeeperOf } from './use-people.ts';
import '../models/models.css';
import './people.css';

const NeedsModel = (): ReactNode => {
  const app = useApp();
  const model = useStore(app.models, ({ list }) => list?.find(({ purpose }) => purpose === 'people') ?? null);
  const run = useStore(installRuns, (s) => (model ? s.runs[model.id] : undefined));
  if (!model) return null;
  if (run) return <InstallView model={model} run={run} />;
  return (
    <p className="people-line">
      {t.needsModel} <Button onClick={() => void installModel(app, model, false)}>{t.terms}</Button>
    </p>
  );
};

const Deleting = ({ onDone }: { onDone: () => void }): ReactNode => {
  const app = useApp();
  const remove = async (): Promise<void> => {
    try {
      await app.engine.people.deleteAll({});
      app.settings.setState({ value: await app.engine.app.settings({}) });
      app.toasts.say('info', t.deleted);
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
    onDone();
  };
  return (
    <AskFirst says={t.deleteAll} label={t.deleteAll} ask={t.deleteAsk} yes={t.deleteYes} onYes={() => void remove()} />
  );
};

const Everybody = ({ value, again }: { value: People; again: () => void }): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId)!;
  const active = useStore(app.cursor.state, (s) => s.cursor);
  const [chosen, setChosen] = useState<ReadonlySet<PersonKey>>(new Set());
  const [facesOf, setFacesOf] = useState<PersonKey | null>(null);
  const calls = app.engine.people;
  const failed = (error: unknown): void => app.toasts.say('error', whatFailed(error));
  const several = value.people.filter(({ photos, name }) => photos > 1 || name !== null);
  const once = value.people.filter((person) => !several.includes(person));
  const merge = (): void => {
    const keys = value.people.map(({ key }) => key).filter((key) => chosen.has(key));
    setChosen(new Set());
    calls.merge({ folderId, keys }).then(again, failed);
  };
  const card = (person: Person): ReactNode => (
    <PersonCard
      key={person.key}
      person={person}
      isChosen={chosen.has(person.key)}
      isInPhoto={active !== null && person.photos > 1 && value.here.includes(person.key)}
      onChoose={(isChosen) =>
        setChosen((now) => new Set(isChosen ? [...now, person.key] : [...now].filter((key) => key !== person.key)))
      }
      onName={(name) => void calls.name({ folderId, key: person.key, name }).then(again, failed)}
      onShow={() => {
        app.ui.setState({ dialog: null });
        app.navigate({ filter: { people: [person.key] }, view: 'grid' });
      }}
      onFaces={() => setFacesOf(person.key)}
      onBest={() => showPhoto(app, person.best)}
      onNotThem={() => void calls.takeOff({ folderId, key: person.key, ids: [active!], to: null }).then(again, failed)}
    />
  );
  const opened = value.people.find(({ key }) => key === facesOf);
  if (opened)
    return (
      <PersonFaces
        key={opened.key}
        person={opened}
        everybody={value.people}
        onBack={() => setFacesOf(null)}
        onMoved={again}
      />
    );
  return (
    <>
      <div className="people-line">
        <span>{t.withoutTitle(withoutKeeperOf(value.people).length)}</span>
        <span className="spacer" />
        {chosen.size > 1 ? (
          <Button look="accent" onClick={merge}>
            {t.merge(chosen.size)}
          </Button>
        ) : (
          <span className="people-quiet">{t.mergeNothing}</span>
        )}
      </div>
      <ul className="people-list" aria-label={t.title}>
        {several.map(card)}
      </ul>
      {once.length > 0 ? (
        <details className="people-once">
          <summary>{t.seenOnce(once.length)}</summary>
          <ul className="people-list">{once.map(card)}</ul>
        </details>
      ) : null}
    </>
  );
};

/** Before it is switched on all of it; after that at the end, for whoever asks. */
const About = (): ReactNode => (
  <>
    <p className="people-quiet">{t.whatItDoes}</p>
    <p className="people-quiet">{t.where}</p>
  </>
);

const PeopleDialog = (): ReactNode => {
  const app = useApp();
  const isOn = useStore(app.settings, (s) => s.value?.people ?? false);
  const active = useStore(app.cursor.state, (s) => s.cursor);
  const { value, problem, again } = usePeople(active);
  return (
    <Dialog
      title={t.title}
      width="wide"
      onClose={() => app.ui.setState({ dialog: null })}
      foot={value?.isStored ? <Deleting onDone={again} /> : null}
    >
      <div className="people">
        {isOn ? null : <About />}
        <CheckBox checked={isOn} onChange={(people) => void changeSettings(app, { people })}>
          {t.on}
        </CheckBox>
        {problem ? (
          <Failed problem={problem} again={again} />
        ) : value === null ? (
          <Waiting />
        ) : value.state === 'off' ? (
          <p className="people-quiet">{value.isStored ? t.isOffStored : t.isOff}</p>
        ) : value.state === 'no-model' ? (
          <NeedsModel />
        ) : value.state === 'no-faces' ? (
          <p className="people-line">
            {t.needsFaces} <Button onClick={() => app.ui.setState({ dialog: 'models' })}>{t.toModels}</Button>
          </p>
        ) : (
          <>
            {value.lacking > 0 ? <p className="people-quiet">{t.lacking(value.lacking)}</p> : null}
            {value.people.length > 0 ? (
              <Everybody value={value} again={again} />
            ) : value.lacking === 0 ? (
              <p>{t.nobody}</p>
            ) : null}
            <StoredShoots />
            <details className="people-once">
              <summary>{t.aboutIt}</summary>
              <About />
            </details>
          </>
        )}
      </div>
    </Dialog>
  );
};

export default PeopleDialog;
