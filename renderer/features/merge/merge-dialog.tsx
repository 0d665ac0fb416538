/** @file Decisions of somebody else about the same pictures: what is taken over, and side by side what is seen differently. */
import { GitMerge } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { MergePlan, MergeRule } from '../../../electron/contract/merging.ts';
import { whatFailed } from '../../api/client.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useApp } from '../../state/use-app.ts';
import { mergeTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioChoice } from '../../ui/fields.tsx';
import { EmptyState } from '../../ui/marks.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { PlaceField } from '../folders/place-field.tsx';
import { type Choices, keyOf, openCount, toChoices } from './choices.ts';
import { DisputeLine } from './dispute-line.tsx';
import './merge.css';

type Settling = MergeRule | 'hand';
const rules = Object.entries(t.rules).map(([value, text]) => ({ value: value as Settling, text }));

const Counts = ({ plan }: { plan: MergePlan }): ReactNode => (
  <p className="merge-counts" role="status">
    {plan.files.map(({ name, author, photos }) => (
      <span key={name} title={name}>
        {t.from(author, photos)}
      </span>
    ))}
    {plan.unmatched > 0 ? <span className="merge-quiet">{t.unmatched(plan.unmatched)}</span> : null}
    <span title={t.takesSays}>{t.takes(plan.takes)}</span>
    <span className={plan.disputed > 0 ? 'merge-differ' : 'merge-quiet'}>{t.differ(plan.disputed)}</span>
  </p>
);

const Differences = (props: {
  plan: MergePlan;
  rule: Settling;
  onRule: (rule: Settling) => void;
  choices: Choices;
  onChoices: (choices: Choices) => void;
}): ReactNode => {
  const { plan, rule, choices } = props;
  const options = rules.map(({ value, text }) => ({
    value,
    text: value === 'hand' ? text : `${text} (${t.settles(plan.settledBy[value])})`,
  }));
  return (
    <>
      <RadioChoice name={t.rule} value={rule} options={options} onChange={props.onRule} look="row" />
      <VirtualList
        name={t.list}
        items={plan.disputes}
        rowPx={64}
        row={(dispute) => (
          <DisputeLine
            dispute={dispute}
            chosen={choices.get(keyOf(dispute)) ?? null}
            onChoose={(value) => {
              const next = new Map(choices);
              if (value === null) next.delete(keyOf(dispute));
              else next.set(keyOf(dispute), value);
              props.onChoices(next);
            }}
          />
        )}
      />
      {plan.disputed > plan.disputes.length ? (
        <p className="merge-quiet">{t.more(plan.disputed - plan.disputes.length)}</p>
      ) : null}
    </>
  );
};

const AuthorName = (): ReactNode => {
  const app = useApp();
  const name = useStore(app.settings, (s) => s.value?.authorName ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const keep = (): void => {
    if (draft !== null && draft.trim() !== name) void changeSettings(app, { authorName: draft.trim() });
    setDraft(null);
  };
  return (
    <label className="merge-author">
      {t.author}
      <input
        className="field"
        maxLength={80}
        title={t.authorSays}
        value={draft ?? name}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
      />
    </label>
  );
};

const MergeDialog = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const [plan, setPlan] = useState<MergePlan | null>(null);
  const [rule, setRule] = useState<Settling>('hand');
  const [choices, setChoices] = useState<Choices>(new Map());
  const close = (): void => app.ui.setState({ dialog: null });
  const act = async (what: () => Promise<void>): Promise<void> => {
    try {
      await what();
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  const load = (list: FileList | null): void =>
    void act(async () => {
      if (!list || list.length === 0 || folderId === null) return;
      const files = await Promise.all([...list].map(async (file) => ({ name: file.name, text: await file.text() })));
      setPlan(await app.engine.decisions.planMerge({ folderId, files }));
      setChoices(new Map());
    });
  const merge = (): void =>
    void act(async () => {
      if (!plan) return;
      const spec = { planId: plan.planId, rule: rule === 'hand' ? null : rule, choices: toChoices(plan, choices) };
      const { step, ids } = await app.engine.decisions.merge(spec);
      app.cards.refresh(ids);
      app.details.outdate(ids);
      app.shoot.reloadSummary();
      close();
      app.toasts.say('info', step?.says ?? t.nothingSays, step ? 'edit.undo' : undefined);
    });
  const open = plan ? openCount(plan, rule, choices) : 0;
  const ready = plan ? plan.takes + plan.disputed - open : 0;
  return (
    <Dialog
      title={t.title}
      says={t.says}
      width="wide"
      onClose={close}
      foot={
        <>
          <label className="button merge-load" data-look={plan ? 'plain' : 'accent'}>
            {t.load}
            <input
              type="file"
              multiple
              className="visually-hidden"
              accept=".json,application/json"
              onChange={(event) => load(event.target.files)}
            />
          </label>
          <PlaceField
            name={t.exportTo}
            value={null}
            onChange={({ token: destination }) =>
              void act(async () => {
                if (folderId === null) return;
                const { file, photos } = await app.engine.decisions.exportFile({ folderId, destination });
                app.toasts.say('info', t.exported(file, photos));
              })
            }
          />
          <span className="spacer" />
          {plan && plan.disputed > 0 ? <span role="status">{t.left(open)}</span> : null}
          {plan ? (
            <Button look="accent" disabled={ready === 0} onClick={merge}>
              {t.run(ready)}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="merge">
        <AuthorName />
        {plan ? <Counts plan={plan} /> : null}
        {!plan ? (
          <EmptyState icon={<GitMerge size={28} aria-hidden />} title={t.none} says={t.noneSays} />
        ) : plan.disputed > 0 ? (
          <Differences plan={plan} rule={rule} onRule={setRule} choices={choices} onChoices={setChoices} />
        ) : (
          <EmptyState
            icon={<GitMerge size={28} aria-hidden />}
            title={plan.takes > 0 ? t.agreed : t.nothing}
            says={plan.takes > 0 ? t.agreedSays : t.nothingSays}
          />
        )}
      </div>
    </Dialog>
  );
};

export default MergeDialog;
