/** @file How many keepers to suggest: by the evidence, a share of the shoot, or a number. */
import { type ReactNode, useId } from 'react';
import type { CullSettings } from '../../../electron/contract/suggestion.ts';
import { strictnessTexts as t } from '../../texts/texts.ts';
import { RadioChoice } from '../../ui/fields.tsx';

type Keep = CullSettings['keep'];
type Mode = 'evidence' | 'share' | 'count';

export const modeOf = (keep: Keep): Mode => (keep === null ? 'evidence' : 'share' in keep ? 'share' : 'count');

/** What a mode starts with: a fifth, or the same as a number. */
export const startOf = (mode: Mode, total: number): Keep =>
  mode === 'evidence' ? null : mode === 'share' ? { share: 0.2 } : { count: Math.max(1, Math.round(total / 5)) };

/** The typed number as a target; null where it is none. */
export const readKeep = (mode: 'share' | 'count', text: string): Keep => {
  const n = Math.round(Number(text));
  if (!Number.isFinite(n) || n < 1) return null;
  return mode === 'share' ? { share: Math.min(100, n) / 100 } : { count: n };
};

export const keepText = (keep: Keep): string =>
  keep === null
    ? t.targetSays.evidence
    : 'share' in keep
      ? t.targetSays.share(Math.round(keep.share * 100))
      : t.targetSays.count(keep.count);

export const KeepTarget = (props: { keep: Keep; total: number; onChange: (keep: Keep) => void }): ReactNode => {
  const { keep, total, onChange } = props;
  const field = useId();
  const mode = modeOf(keep);
  return (
    <div className="keep-target">
      <RadioChoice
        name={t.keep}
        value={mode}
        options={(['evidence', 'share', 'count'] as const).map((value) => ({ value, text: t.keepModes[value] }))}
        onChange={(next) => onChange(startOf(next, total))}
      />
      {mode === 'evidence' ? null : (
        <div className="keep-number">
          <label htmlFor={field}>{mode === 'share' ? t.share : t.number}</label>
          <input
            key={mode}
            id={field}
            className="field"
            type="number"
            min={1}
            max={mode === 'share' ? 100 : undefined}
            defaultValue={keep === null ? '' : 'share' in keep ? Math.round(keep.share * 100) : keep.count}
            onChange={(event) => {
              const next = readKeep(mode, event.target.value);
              if (next) onChange(next);
            }}
          />
          {mode === 'share' ? t.shareUnit : null}
          <p className="keep-covers">{t.keepCovers}</p>
        </div>
      )}
    </div>
  );
};
