/** @file Sets and filters with a name: shown, filled from the selection, saved, removed. */
import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import { useStore } from 'zustand';
import type { PhotoSet, SavedFilter } from '../../../electron/contract/kept.ts';
import { targetsOf } from '../../actions/targets.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { keptTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { isFiltering } from '../filters/filter-edit.ts';
import './lists.css';

type Act = (call: () => Promise<unknown>) => void;

const NewOne = (props: {
  name: string;
  text: string;
  disabled: boolean;
  onName: (name: string) => void;
}): ReactNode => {
  const [name, setName] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    props.onName(name.trim());
    setName('');
  };
  return (
    <form className="kept-new" onSubmit={submit}>
      <input
        className="field"
        aria-label={props.name}
        placeholder={props.name}
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button disabled={props.disabled || name.trim() === ''} onClick={submit}>
        {props.text}
      </Button>
    </form>
  );
};

const SetLine = ({ set, act, close }: { set: PhotoSet; act: Act; close: () => void }): ReactNode => {
  const app = useApp();
  const ids = targetsOf(app);
  const show = (): void => {
    app.navigate({ filter: { sets: [set.id] }, view: 'grid' });
    close();
  };
  const { sets } = app.engine;
  return (
    <li>
      <span className="kept-name">{set.name}</span>
      <span className="kept-count">{t.holds(set.here, set.total)}</span>
      <Button onClick={show}>{t.show}</Button>
      <Button disabled={ids.length === 0} onClick={() => act(() => sets.add({ name: set.name, ids: [...ids] }))}>
        {t.add(ids.length)}
      </Button>
      <Button disabled={set.here === 0} onClick={() => act(() => sets.takeOut({ name: set.name, ids: [...ids] }))}>
        {t.takeOut(ids.length)}
      </Button>
      <Button look="quiet" disabled={set.total > 0} onClick={() => act(() => sets.remove({ name: set.name }))}>
        {t.remove}
      </Button>
    </li>
  );
};

const FilterLine = ({ saved, act, close }: { saved: SavedFilter; act: Act; close: () => void }): ReactNode => {
  const app = useApp();
  const show = (): void => {
    app.navigate({ filter: saved.filter, ...(saved.sort && { sort: saved.sort }), view: 'grid' });
    close();
  };
  return (
    <li>
      <span className="kept-name">{saved.name}</span>
      <Button onClick={show}>{t.show}</Button>
      <Button look="quiet" onClick={() => act(() => app.engine.filters.remove({ name: saved.name }))}>
        {t.remove}
      </Button>
    </li>
  );
};

const KeptDialog = (): ReactNode => {
  const app = useApp();
  const { folderId, filter, sort } = useStore(app.place);
  const ask = useCallback(async () => {
    if (folderId === null) return null;
    const [sets, filters] = await Promise.all([app.engine.sets.list({ folderId }), app.engine.filters.list({})]);
    return { sets, filters };
  }, [app, folderId]);
  const { value, again } = useAnswer(ask);
  const close = (): void => app.ui.setState({ dialog: null });
  const act: Act = (call) => {
    call()
      .then((told) => {
        const step = (told as { step?: { says: string } | null }).step;
        if (step) app.toasts.say('info', step.says, 'edit.undo');
        again();
      })
      .catch((error: unknown) => app.toasts.say('error', whatFailed(error)));
  };
  const ids = targetsOf(app);
  return (
    <Dialog title={t.title} width="wide" onClose={close}>
      <div className="kept">
        <section aria-label={t.sets}>
          <h3>{t.sets}</h3>
          {value?.sets.length === 0 ? <p>{t.noSets}</p> : null}
          <ul>
            {value?.sets.map((set) => (
              <SetLine key={set.id} set={set} act={act} close={close} />
            ))}
          </ul>
          <NewOne
            name={t.newSet}
            text={t.create(ids.length)}
            disabled={ids.length === 0}
            onName={(name) => act(() => app.engine.sets.add({ name, ids: [...ids] }))}
          />
        </section>
        <section aria-label={t.filters}>
          <h3>{t.filters}</h3>
          {value?.filters.length === 0 ? <p>{t.noFilters}</p> : null}
          <ul>
            {value?.filters.map((saved) => (
              <FilterLine key={saved.name} saved={saved} act={act} close={close} />
            ))}
          </ul>
          {isFiltering(filter) ? (
            <NewOne
              name={t.newFilter}
              text={t.save}
              disabled={false}
              onName={(name) => act(() => app.engine.filters.save({ name, filter, sort }))}
            />
          ) : (
            <p>{t.nothingFiltered}</p>
          )}
        </section>
      </div>
    </Dialog>
  );
};

export default KeptDialog;
