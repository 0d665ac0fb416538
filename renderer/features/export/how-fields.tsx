/** @file What each way of exporting needs to know. */
import type { ReactNode } from 'react';
import type { ExportPlan, ListFormat } from '../../../electron/contract/exporting.ts';
import { needsText, profiles, profileTexts, exportTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, RadioChoice, SelectField } from '../../ui/fields.tsx';
import { PlaceField } from '../folders/place-field.tsx';
import { type ExportForm, fileNameOf, needsPlace } from './export-form.ts';
import { NameFields } from './name-fields.tsx';
import { ProofFields } from './proof-fields.tsx';

const formats: readonly ListFormat[] = ['csv', 'json', 'txt', 'html'];

interface FieldsProps {
  form: ExportForm;
  shootName: string;
  /** Of the photos that are meant; null until they were counted. */
  kinds: NonNullable<ExportPlan['kinds']> | null;
  onChange: (part: Partial<ExportForm>) => void;
}

/** What reaches a program that does not read sidecars of these files. */
const Insteads = ({ onChange }: Pick<FieldsProps, 'onChange'>): ReactNode => (
  <fieldset className="export-insteads">
    <legend>{t.instead}</legend>
    <Button onClick={() => onChange({ how: 'embed' })}>{t.insteads.embed}</Button>
    <Button onClick={() => onChange({ how: 'list', format: 'json' })}>{t.insteads.plugIn}</Button>
    <Button onClick={() => onChange({ how: 'list', format: 'txt', separator: 'comma' })}>{t.insteads.names}</Button>
  </fieldset>
);

const EmbedFields = ({ form, onChange }: FieldsProps): ReactNode => (
  <>
    <SelectField
      name={t.profile}
      value={form.profile}
      options={profiles
        .filter((value) => value !== 'darktable')
        .map((value) => ({ value, text: profileTexts.names[value] }))}
      onChange={(profile) => onChange({ profile })}
    />
    <CheckBox
      checked={form.overwriteConflicts}
      says={t.overwriteSays}
      onChange={(overwriteConflicts) => onChange({ overwriteConflicts })}
    >
      {t.overwrite}
    </CheckBox>
  </>
);

const SidecarFields = ({ form, kinds, onChange }: FieldsProps): ReactNode => (
  <>
    <SelectField
      name={t.profile}
      value={form.profile}
      options={profiles.map((value) => ({ value, text: profileTexts.names[value] }))}
      onChange={(profile) => onChange({ profile })}
    />
    <p className="export-note">
      {profileTexts.outcome[form.profile]} <strong>{kinds ? needsText(form.profile, kinds) : null}</strong>
    </p>
    {kinds && needsText(form.profile, kinds) ? <Insteads onChange={onChange} /> : null}
    <CheckBox checked={form.scores} onChange={(scores) => onChange({ scores })}>
      {t.scores}
    </CheckBox>
    <CheckBox checked={form.times} says={t.timesSays} onChange={(times) => onChange({ times })}>
      {t.times}
    </CheckBox>
    <CheckBox checked={form.faceRegions} onChange={(faceRegions) => onChange({ faceRegions })}>
      {t.faceRegions}
    </CheckBox>
    <CheckBox
      checked={form.overwriteConflicts}
      says={t.overwriteSays}
      onChange={(overwriteConflicts) => onChange({ overwriteConflicts })}
    >
      {t.overwrite}
    </CheckBox>
  </>
);

const ListFields = ({ form, shootName, onChange }: FieldsProps): ReactNode => (
  <>
    <RadioChoice<ListFormat>
      name={t.format}
      look="row"
      hidesName
      value={form.format}
      options={formats.map((value) => ({ value, text: t.formats[value] }))}
      onChange={(format) => onChange({ format })}
    />
    <label className="export-field">
      <span>{t.fileName}</span>
      <input
        className="field"
        value={fileNameOf(form, shootName)}
        maxLength={200}
        onChange={(event) => onChange({ fileName: event.target.value })}
      />
    </label>
    {form.format === 'csv' ? (
      <CheckBox checked={form.byteOrderMark} onChange={(byteOrderMark) => onChange({ byteOrderMark })}>
        {t.bom}
      </CheckBox>
    ) : null}
    {form.format === 'txt' ? <NameFields form={form} onChange={onChange} /> : null}
    {form.format === 'html' ? (
      <CheckBox checked={form.choosing} says={t.choosingSays} onChange={(choosing) => onChange({ choosing })}>
        {t.choosing}
      </CheckBox>
    ) : null}
    {form.format === 'html' && !form.choosing ? (
      <CheckBox checked={form.reasons} says={t.reasonsSays} onChange={(reasons) => onChange({ reasons })}>
        {t.reasons}
      </CheckBox>
    ) : null}
  </>
);

export const HowFields = (props: FieldsProps): ReactNode => {
  const { how, place } = props.form;
  return (
    <div className="export-fields">
      {/* First: without a folder there is nothing to see yet. */}
      {needsPlace(props.form) ? (
        <PlaceField name={t.destination} value={place} onChange={(chosen) => props.onChange({ place: chosen })} />
      ) : null}
      {how === 'xmp' ? <SidecarFields {...props} /> : null}
      {how === 'embed' ? <EmbedFields {...props} /> : null}
      {how === 'list' ? <ListFields {...props} /> : null}
      {how === 'proofs' ? (
        <ProofFields settings={props.form.proofs} onChange={(proofs) => props.onChange({ proofs })} />
      ) : null}
    </div>
  );
};
