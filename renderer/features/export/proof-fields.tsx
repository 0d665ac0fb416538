/** @file What proofs need to know: format, size, how close they stay, and what they say about themselves. */
import type { ReactNode } from 'react';
import type { ProofSettings } from '../../../electron/contract/exporting.ts';
import { proofTexts as t } from '../../texts/texts.ts';
import { CheckBox, RadioChoice, SelectField } from '../../ui/fields.tsx';

const formats = [
  ['jpeg', 'JPEG'],
  ['webp', 'WebP'],
  ['avif', 'AVIF'],
] as const;
const longSides = ['1024', '1600', '2048', '2560', '3840', 'own'] as const;
const targets = [
  ['ssim>=0.95', t.targets.quick],
  ['ssim>=0.98', t.targets.close],
  ['ssim>=0.99', t.targets.same],
  ['ssim>=0.995', t.targets.work],
] as const;
const kinds = ['rights', 'all', 'none'] as const;

export const ProofFields = (props: {
  settings: ProofSettings;
  onChange: (settings: ProofSettings) => void;
}): ReactNode => {
  const { settings } = props;
  const change = (part: Partial<ProofSettings>): void => props.onChange({ ...settings, ...part });
  const longSide = settings.longSidePx === null ? 'own' : String(settings.longSidePx);
  return (
    <>
      <RadioChoice
        name={t.format}
        look="row"
        hidesName
        value={settings.format}
        options={formats.map(([value, text]) => ({ value, text }))}
        onChange={(format) => change({ format })}
      />
      <SelectField
        name={t.longSide}
        value={longSide}
        options={longSides.map((value) => ({
          value: value as string,
          text: value === 'own' ? t.ownSize : t.pixels(Number(value)),
        }))}
        onChange={(value) => change({ longSidePx: value === 'own' ? null : Number(value) })}
      />
      <SelectField
        name={t.target}
        value={settings.target}
        options={targets.map(([value, text]) => ({ value: value as string, text }))}
        onChange={(target) => change({ target })}
      />
      <SelectField
        name={t.metadata}
        value={settings.metadata}
        options={kinds.map((value) => ({ value, text: t.metadataKinds[value] }))}
        onChange={(metadata) => change({ metadata })}
      />
      {settings.metadata === 'none' ? null : (
        <CheckBox checked={settings.keepsGps} onChange={(keepsGps) => change({ keepsGps })}>
          {t.keepGps}
        </CheckBox>
      )}
    </>
  );
};
