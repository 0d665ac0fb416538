/** @file The left half of the dialog: from where, to where, under which names. */
import { RefreshCw, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { ingestTexts as t } from '../../texts/texts.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { CheckBox, SelectField } from '../../ui/fields.tsx';
import { PlaceField } from '../folders/place-field.tsx';
import { findSources, type IngestForm, ingestForm } from './ingest-store.ts';

const bys = ['day', 'camera', 'none'] as const;
/** A card that is put in is seen without asking. */
const lookEveryMs = 3_000;

const Sources = ({ sources }: { sources: IngestForm['sources'] }): ReactNode => {
  const app = useApp();
  useEffect(() => {
    void findSources(app);
    const timer = setInterval(() => void findSources(app), lookEveryMs);
    return () => clearInterval(timer);
  }, [app]);
  const set = (next: IngestForm['sources']): void => ingestForm.setState({ sources: next });
  return (
    <fieldset className="ingest-sources">
      <legend>{t.cards}</legend>
      {sources.map((source) => (
        <div key={source.token}>
          <CheckBox
            checked={source.isChecked}
            onChange={(isChecked) => set(sources.map((one) => (one === source ? { ...one, isChecked } : one)))}
          >
            {source.name}
          </CheckBox>
          {source.isFound ? null : (
            <IconButton
              name={t.removeFolder(source.name)}
              icon={<X size={14} aria-hidden />}
              onClick={() => set(sources.filter((one) => one !== source))}
            />
          )}
        </div>
      ))}
      {sources.length === 0 ? <p className="export-note">{t.noCards}</p> : null}
      <div className="ingest-more">
        <PlaceField
          name={t.addFolder}
          value={null}
          onChange={(place) =>
            set([
              ...sources.filter(({ token }) => token !== place.token),
              { ...place, isChecked: true, isFound: false },
            ])
          }
        />
        <IconButton name={t.look} icon={<RefreshCw size={14} aria-hidden />} onClick={() => void findSources(app)} />
      </div>
    </fieldset>
  );
};

export const IngestChoices = (): ReactNode => {
  const form = useStore(ingestForm);
  const change = (part: Partial<IngestForm>): void => ingestForm.setState(part);
  return (
    <div className="export-choices">
      <Sources sources={form.sources} />
      <PlaceField name={t.to} value={form.to} onChange={(to) => change({ to })} />
      <PlaceField name={t.second} value={form.second} onChange={(second) => change({ second })} />
      {form.second ? (
        <Button look="quiet" onClick={() => change({ second: null })}>
          {t.noSecond}
        </Button>
      ) : null}
      <SelectField
        name={t.by}
        value={form.by}
        options={bys.map((value) => ({ value, text: t.bys[value] }))}
        onChange={(by) => change({ by })}
      />
      <CheckBox checked={form.renames} onChange={(renames) => change({ renames })}>
        {t.renames}
      </CheckBox>
      {form.renames ? (
        <div className="export-fields">
          <label className="export-field">
            <span>{t.template}</span>
            <input
              className="field"
              value={form.template}
              maxLength={200}
              spellCheck={false}
              onChange={(event) => change({ template: event.target.value })}
            />
          </label>
          <p className="export-note">{t.tokens}</p>
          <label className="export-field">
            <span>{t.job}</span>
            <input
              className="field"
              value={form.job}
              maxLength={100}
              onChange={(event) => change({ job: event.target.value })}
            />
          </label>
        </div>
      ) : null}
    </div>
  );
};
