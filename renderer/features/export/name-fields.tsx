/** @file How a plain list of names is written, and the same names to the clipboard: into another program's search field. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import type { NameSeparator } from '../../../electron/contract/exporting.ts';
import { joinNames } from '../../../electron/contract/join-names.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { exportTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { CheckBox, SelectField } from '../../ui/fields.tsx';
import { type ExportForm, selectionOf } from './export-form.ts';

const separators: readonly NameSeparator[] = ['line', 'comma', 'space'];

export const NameFields = ({
  form,
  onChange,
}: {
  form: ExportForm;
  onChange: (part: Partial<ExportForm>) => void;
}): ReactNode => {
  const app = useApp();
  const folder = useStore(app.shoot.state, (s) => s.folder);
  const selected = useStore(app.cursor.state, (s) => s.selected);
  const [says, setSays] = useState('');
  const copy = async (folderId: NonNullable<typeof folder>['id']): Promise<void> => {
    const { separator, withExtension } = form;
    const spec = { folderId, selection: selectionOf(form, [...selected]), separator, withExtension };
    try {
      const { names, leftOut } = await app.engine.exporting.names(spec);
      await navigator.clipboard.writeText(joinNames(names, separator)).then(
        () => setSays(t.copied(names.length, leftOut.length)),
        () => setSays(t.noClipboard),
      );
    } catch (error) {
      setSays(whatFailed(error));
    }
  };
  return (
    <>
      <SelectField
        name={t.separator}
        value={form.separator}
        options={separators.map((value) => ({ value, text: t.separators[value] }))}
        onChange={(separator) => onChange({ separator })}
      />
      <CheckBox checked={form.withExtension} onChange={(withExtension) => onChange({ withExtension })}>
        {t.withExtension}
      </CheckBox>
      {folder ? (
        <div className="export-copy">
          <Button onClick={() => void copy(folder.id)}>{t.copyNames}</Button>
          <span role="status">{says}</span>
        </div>
      ) : null}
    </>
  );
};
