/** @file What a shoot type says, to be seen and changed. */
import type { ReactNode } from 'react';
import type { ShootType } from '../../../electron/contract/shoot-type.ts';
import { strictnessTexts, typeTexts as t } from '../../texts/texts.ts';
import { Slider } from '../../ui/slider.tsx';
import { KeepTarget } from '../strictness/keep-target.tsx';
import { LevelChoice } from '../strictness/level-choice.tsx';

export type Draft = Omit<ShootType, 'name' | 'says'>;

const weightNames = ['subject', 'sharpness', 'eyes', 'exposure', 'noise', 'score', 'aesthetics'] as const;

const Line = (props: {
  name: string;
  value: number;
  shown: string;
  range: readonly [min: number, max: number, step: number];
  onChange: (value: number) => void;
}): ReactNode => (
  <div className="type-line">
    <span>{props.name}</span>
    <Slider
      name={props.name}
      value={props.value}
      min={props.range[0]}
      max={props.range[1]}
      step={props.range[2]}
      onChange={props.onChange}
    />
    <output>{props.shown}</output>
  </div>
);

export const TypeFields = (props: { draft: Draft; total: number; onChange: (draft: Draft) => void }): ReactNode => {
  const { draft, total, onChange } = props;
  return (
    <div className="type-fields">
      <section>
        <h3>{t.counts}</h3>
        <p>{t.countsSays}</p>
        {weightNames.map((name) => (
          <Line
            key={name}
            name={t.weights[name]}
            value={draft.weights[name]}
            shown={t.percent(draft.weights[name])}
            range={[0, 2, 0.1]}
            onChange={(weight) => onChange({ ...draft, weights: { ...draft.weights, [name]: weight } })}
          />
        ))}
      </section>
      <LevelChoice value={draft.strictness} onChange={(strictness) => onChange({ ...draft, strictness })} />
      <KeepTarget keep={draft.keep} total={total} onChange={(keep) => onChange({ ...draft, keep })} />
      <section>
        <Line
          name={strictnessTexts.stacksSays}
          value={draft.stackStrength}
          shown={t.percent(draft.stackStrength)}
          range={[0, 1, 0.05]}
          onChange={(stackStrength) => onChange({ ...draft, stackStrength })}
        />
        <Line
          name={t.columns}
          value={draft.columns}
          shown={String(draft.columns)}
          range={[2, 16, 1]}
          onChange={(columns) => onChange({ ...draft, columns })}
        />
      </section>
    </div>
  );
};
