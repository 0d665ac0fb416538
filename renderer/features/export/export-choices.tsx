/** @file The left half of the export dialog: which photos, and how. */
import { type ReactNode, useCallback } from 'react';
import { useStore } from 'zustand';
import type { ExportPlan } from '../../../electron/contract/exporting.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { exportTexts as t } from '../../texts/texts.ts';
import { RadioChoice, SelectField } from '../../ui/fields.tsx';
import { type ExportForm, type How, type What, withHow } from './export-form.ts';
import { HowFields } from './how-fields.tsx';

const hows: readonly How[] = [
  'xmp',
  'embed',
  'list',
  'proofs',
  'copy',
  'move',
  'link',
  'symlink',
  'trash',
  'put-back',
  'discard',
];
const whats = ['picks', 'rejects', 'decided', 'stars', 'suggested-keeps', 'selected', 'all'] as const;
const starCounts = ['1', '2', '3', '4', '5'] as const;

/** Sets with photos here, and saved filters. */
const useNamed = (): { value: What; text: string }[] => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (folderId === null) return [];
      const [sets, filters] = await Promise.all([
        app.engine.sets.list({ folderId }, { signal }),
        app.engine.filters.list({}, { signal }),
      ]);
      return [
        ...sets.map(({ name, here }) => ({ value: `set:${name}` as const, text: t.whatCount(t.namedSet(name), here) })),
        ...filters.map(({ name }) => ({ value: `filter:${name}` as const, text: t.namedFilter(name) })),
      ];
    },
    [app, folderId],
  );
  return useAnswer(ask).value ?? [];
};

const useCounts = (): Partial<Record<What, number>> => {
  const app = useApp();
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const selected = useStore(app.cursor.state, (s) => s.selected.size);
  if (!summary) return { selected };
  return {
    decided: summary.total - summary.undecided,
    picks: summary.picks,
    rejects: summary.rejects,
    'suggested-keeps': summary.picks + summary.suggested.keep,
    selected,
    all: summary.total,
  };
};

export const ExportChoices = (props: {
  form: ExportForm;
  shootName: string;
  kinds: NonNullable<ExportPlan['kinds']> | null;
  onChange: (form: ExportForm) => void;
}): ReactNode => {
  const { form, onChange } = props;
  const counts = useCounts();
  const named = useNamed();
  const by = useStore(useApp().settings, (s) => s.value?.decidedBy ?? 'any');
  const change = (part: Partial<ExportForm>): void => onChange({ ...form, ...part });
  return (
    <div className="export-choices">
      <SelectField
        name={t.what}
        value={form.what}
        options={[
          ...whats.map((value) => {
            const n = counts[value];
            const name = value === 'decided' ? t.decidedBy[by] : t.whats[value];
            return { value: value as What, text: n === undefined ? name : t.whatCount(name, n) };
          }),
          ...named,
        ]}
        onChange={(what) => change({ what })}
      />
      {form.what === 'stars' ? (
        <SelectField
          name={t.starsName}
          value={String(form.starsAtLeast)}
          options={starCounts.map((value) => ({ value: value as string, text: t.stars(Number(value)) }))}
          onChange={(value) => change({ starsAtLeast: Number(value) })}
        />
      ) : null}
      <RadioChoice
        name={t.how}
        value={form.how}
        options={hows.map((value) => ({
          value,
          text: t.hows[value],
          ...(value === form.how ? { says: t.howSays[value] } : {}),
        }))}
        onChange={(how) => onChange(withHow(form, how))}
      />
      <HowFields form={form} shootName={props.shootName} kinds={props.kinds} onChange={change} />
    </div>
  );
};
