/** @file Strictness in the left panel; keeper target and stack strength behind a button of it. */
import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { strictnessTexts as t } from '../../texts/texts.ts';
import { Popover } from '../../ui/popover.tsx';
import { Slider } from '../../ui/slider.tsx';
import { useCulling } from './culling-settings.ts';
import { KeepTarget, keepText } from './keep-target.tsx';
import { LevelChoice } from './level-choice.tsx';
import './strictness.css';

export const StrictnessItem = (): ReactNode => {
  const app = useApp();
  const total = useStore(app.shoot.state, (s) => s.total);
  const { value, change } = useCulling();
  if (!value) return null;
  return (
    <section className="side-group side-strictness">
      <h2>{t.title}</h2>
      <LevelChoice value={value.strictness} onChange={(strictness) => change({ strictness })} hidesName />
      <p className="strictness-hint">{t.hints[value.strictness]}</p>
      <Popover
        name={t.target}
        trigger={
          <button type="button" className="side-row" aria-haspopup="dialog">
            <SlidersHorizontal size={12} aria-hidden />
            <span className="visually-hidden">{t.target}: </span>
            <span className="side-name">{keepText(value.keep)}</span>
          </button>
        }
      >
        <KeepTarget keep={value.keep} total={total} onChange={(keep) => change({ keep })} />
        <div className="stack-strength">
          <h3>{t.stacks}</h3>
          <p>{t.stacksSays}</p>
          <Slider
            name={t.stacksSays}
            value={value.stackStrength}
            min={0}
            max={1}
            step={0.05}
            onChange={(stackStrength) => change({ stackStrength })}
          />
          <div className="stack-ends" aria-hidden>
            <span>{t.stacksLow}</span>
            <span>{t.stacksHigh}</span>
          </div>
        </div>
      </Popover>
    </section>
  );
};
