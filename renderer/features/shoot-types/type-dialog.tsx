/** @file Shoot types: seen, changed, used for the open shoot, kept under a name, handed on as a file. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { ListedType } from '../../../electron/contract/shoot-type.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { typeTexts as t } from '../../texts/texts.ts';
import { Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlaceField } from '../folders/place-field.tsx';
import { useCulling } from '../strictness/culling-settings.ts';
import { typeOf } from './same-type.ts';
import './shoot-types.css';
import { type Draft, TypeFields } from './type-fields.tsx';
import { setTypes, useTypes } from './use-types.ts';

/** The list at the left; null is what the open shoot goes by now. */
const Names = (props: {
  types: readonly ListedType[];
  chosen: string | null;
  onChoose: (name: string | null) => void;
}): ReactNode => {
  const line = (name: string | null, text: string): ReactNode => (
    <button
      key={text}
      type="button"
      className="type-name"
      aria-pressed={props.chosen === name}
      onClick={() => props.onChoose(name)}
    >
      {text}
    </button>
  );
  const own = props.types.filter(({ isOwn }) => isOwn);
  return (
    <nav className="type-names" aria-label={t.title}>
      {line(null, t.thisShoot)}
      <h3>{t.alwaysThere}</h3>
      {props.types.filter(({ isOwn }) => !isOwn).map(({ name }) => line(name, t.ofType(name)))}
      <h3>{t.own}</h3>
      {own.length === 0 ? <p>{t.noOwn}</p> : own.map(({ name }) => line(name, name))}
    </nav>
  );
};

const TypeDialog = (): ReactNode => {
  const app = useApp();
  const total = useStore(app.shoot.state, (s) => s.total);
  const types = useTypes();
  const { value, choose } = useCulling();
  const [chosen, setChosen] = useState<string | null>(null);
  const [edited, setEdited] = useState<Draft | null>(null);
  const [name, setName] = useState('');
  const close = (): void => app.ui.setState({ dialog: null });
  const ofShoot = value && types.length > 0 ? typeOf(value, types) : null;
  const type = types.find((each) => each.name === chosen) ?? null;
  const start: Draft | null = type ?? (value && { ...value, columns: ofShoot?.columns ?? 6 });
  if (!start) {
    return (
      <Dialog title={t.title} width="wide" onClose={close}>
        <Waiting />
      </Dialog>
    );
  }
  const draft = edited ?? start;
  const { culling } = app.engine;
  const act = async (call: () => Promise<unknown>): Promise<void> => {
    try {
      await call();
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  const show = (next: string | null): void => {
    setChosen(next);
    setEdited(null);
    setName('');
  };
  const save = (as: string): Promise<void> =>
    act(async () => {
      const { strictness, keep, stackStrength, weights, columns } = draft;
      const says = type?.isOwn ? type.says : '';
      setTypes(await culling.saveType({ name: as, says, strictness, keep, stackStrength, weights, columns }));
      show(as);
    });
  const use = (): void => {
    const used = edited ? (value?.type ?? null) : chosen;
    const { strictness, keep, stackStrength, weights, columns } = draft;
    choose({ name: chosen ?? used, strictness, keep, stackStrength, weights, columns });
    app.toasts.say('info', t.chosen(t.ofType(chosen ?? used ?? t.none)), 'culling.back');
    close();
  };
  return (
    <Dialog
      title={t.title}
      width="wide"
      onClose={close}
      foot={
        <>
          <label className="button type-import" data-look="plain">
            {t.importFile}
            <input
              type="file"
              className="visually-hidden"
              accept=".json,application/json"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (!file) return;
                void act(async () => {
                  const { types: next, imported } = await culling.importTypes({ text: await file.text() });
                  setTypes(next);
                  show(imported[0] ?? null);
                  app.toasts.say('info', t.imported(imported));
                });
              }}
            />
          </label>
          {type ? (
            <PlaceField
              name={t.exportTo}
              value={null}
              onChange={({ token }) =>
                void act(async () => {
                  const { file } = await culling.exportTypes({ names: [type.name], destination: token });
                  app.toasts.say('info', t.exported(file));
                })
              }
            />
          ) : null}
          <span className="spacer" />
          {type?.isOwn && edited ? <Button onClick={() => void save(type.name)}>{t.save}</Button> : null}
          <Button look="accent" disabled={chosen === null && edited === null} onClick={use}>
            {t.use}
          </Button>
        </>
      }
    >
      <div className="types">
        <Names types={types} chosen={chosen} onChoose={show} />
        <div className="type-body">
          <p className="type-says">{type ? t.ofType(type.says) : t.says}</p>
          <TypeFields draft={draft} total={total} onChange={setEdited} />
          <form
            className="type-save"
            onSubmit={(event) => {
              event.preventDefault();
              if (name.trim() !== '') void save(name.trim());
            }}
          >
            <input
              className="field"
              aria-label={t.name}
              placeholder={t.name}
              maxLength={80}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
            <Button disabled={name.trim() === ''} onClick={() => void save(name.trim())}>
              {t.saveAs}
            </Button>
            {type?.isOwn ? (
              <Button
                look="quiet"
                onClick={() =>
                  void act(async () => {
                    setTypes(await culling.removeType({ name: type.name }));
                    show(null);
                  })
                }
              >
                {t.remove(t.ofType(type.name))}
              </Button>
            ) : null}
          </form>
        </div>
      </div>
    </Dialog>
  );
};

export default TypeDialog;
