/** @file The preview cache: how large it may grow, and emptying it. */
import { type ReactNode, useState } from 'react';
import type { Settings } from '../../../electron/contract/settings.ts';
import { whatFailed } from '../../api/client.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { bytesText } from '../../ui/bytes-text.ts';
import { SelectField } from '../../ui/fields.tsx';

const t = settingsTexts.storage;
const sizes = [1, 2, 5, 10, 20, 50, 100, 200, 500].map((gigabytes) => gigabytes * 1e9);

export const StorageTab = ({ settings }: { settings: Settings }): ReactNode => {
  const app = useApp();
  const [says, setSays] = useState('');
  const [isBusy, setBusy] = useState(false);
  const clear = async (): Promise<void> => {
    setBusy(true);
    try {
      const { bytes } = await app.engine.app.clearPreviewCache({});
      setSays(t.cleared(bytesText(bytes)));
    } catch (error) {
      setSays(whatFailed(error));
    }
    setBusy(false);
  };
  const all = [...new Set([...sizes, settings.previewCacheBytes])].sort((a, b) => a - b);
  return (
    <>
      <SelectField
        name={t.cache}
        value={String(settings.previewCacheBytes)}
        options={all.map((bytes) => ({ value: String(bytes), text: t.gigabytes(Math.round(bytes / 1e8) / 10) }))}
        onChange={(bytes) => void changeSettings(app, { previewCacheBytes: Number(bytes) })}
      />
      <p className="settings-note">{t.cacheSays}</p>
      <div className="settings-line">
        <Button disabled={isBusy} onClick={() => void clear()}>
          {isBusy ? t.clearing : t.clear}
        </Button>
        <span role="status">{says}</span>
      </div>
    </>
  );
};
