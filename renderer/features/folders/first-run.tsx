/** @file Before any shoot: one thing to do, and the shoots of before. */
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Folder } from '../../../electron/contract/folder.ts';
import { ActionButton } from '../../actions/action-button.tsx';
import { lacksModels } from '../../state/models.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { IconButton } from '../../ui/button.tsx';
import { bytesText } from '../../ui/bytes-text.ts';
import './folders.css';
import { loadRecent, useRecent } from './use-recent.ts';

const t = texts.first;

const Recent = ({ folder }: { folder: Folder }): ReactNode => {
  const app = useApp();
  const forget = async (): Promise<void> => {
    await app.engine.shoots.forget({ folderId: folder.id }).catch(() => undefined);
    await loadRecent(app);
  };
  return (
    <li>
      <button
        type="button"
        className="recent-open"
        onClick={() => app.navigate({ folderId: folder.id, view: 'grid', photoId: null, filter: {} })}
      >
        <strong>{folder.name}</strong>
        <span>{texts.photos(folder.photoCount)}</span>
        <span className="recent-path">{folder.displayPath}</span>
        <span>
          {folder.state === 'offline'
            ? t.offline
            : folder.photoCount === 0
              ? ''
              : t.decided(folder.decidedCount, folder.photoCount)}
        </span>
      </button>
      <IconButton name={t.forget(folder.name)} icon={<X size={14} aria-hidden />} onClick={() => void forget()} />
    </li>
  );
};

export const FirstRun = (): ReactNode => {
  const recent = useRecent();
  const { models } = useApp();
  const isWithoutModel = useStore(models, lacksModels);
  const missing = useStore(models, ({ list }) => list)?.filter((m) => m.purpose === 'faces' && m.state === 'missing');
  const isWithoutFaces = missing !== undefined && missing.length > 0;
  const faceBytes = (missing ?? []).reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  return (
    <div className="first-run">
      <div className="first-lead">
        <h2>{t.title}</h2>
        <p>{t.lead}</p>
        <ActionButton action="app.openFolder" text={t.open} look="accent" size="large" />
        <ActionButton action="app.ingest" text={texts.dialogs.ingest} look="quiet" />
        <ActionButton action="app.gather" text={texts.dialogs.gather} look="quiet" />
        <p>{t.drop}</p>
      </div>
      {recent.length > 0 ? (
        <section className="recent">
          <h2>{t.recent}</h2>
          <ul>
            {recent.map((folder) => (
              <Recent key={folder.id} folder={folder} />
            ))}
          </ul>
        </section>
      ) : null}
      {isWithoutFaces ? (
        <p className="first-note">
          {t.facesOffer(bytesText(faceBytes))} <ActionButton action="app.models" text={t.seeModels} look="quiet" />
        </p>
      ) : isWithoutModel ? (
        <p className="first-note">{t.withoutModels}</p>
      ) : null}
    </div>
  );
};
