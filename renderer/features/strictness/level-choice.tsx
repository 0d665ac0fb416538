/** @file Careful, normal, strict. */
import type { ReactNode } from 'react';
import type { Strictness } from '../../../electron/contract/suggestion.ts';
import { strictnessTexts as t } from '../../texts/texts.ts';
import { RadioChoice } from '../../ui/fields.tsx';

const levels: readonly Strictness[] = ['low', 'normal', 'high'];

export const LevelChoice = (props: {
  value: Strictness;
  onChange: (level: Strictness) => void;
  hidesName?: boolean;
}): ReactNode => (
  <RadioChoice
    name={t.title}
    look="row"
    value={props.value}
    hidesName={props.hidesName ?? false}
    options={levels.map((value) => ({ value, text: t.levels[value] }))}
    onChange={props.onChange}
  />
);
