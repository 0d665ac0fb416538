/** @file A new folder where one is looking, for what is copied or moved there. */
import { FolderPlus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { Place } from '../../../electron/contract/folder.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';

const t = texts.places;

export const NewFolder = ({ here, onMade }: { here: Place; onMade: (place: Place) => void }): ReactNode => {
  const app = useApp();
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (name === null) {
    return (
      <Button look="quiet" onClick={() => setName('')}>
        <FolderPlus size={14} aria-hidden />
        {t.newFolder}
      </Button>
    );
  }
  const make = async (): Promise<void> => {
    try {
      onMade(await app.engine.places.makeFolder({ token: here.token, name: name.trim() }));
      setName(null);
      setProblem(null);
    } catch (error) {
      setProblem(whatFailed(error));
    }
  };
  return (
    <span className="new-folder">
      <input
        className="field"
        aria-label={t.newFolderName}
        // biome-ignore lint/a11y/noAutofocus: it was asked for, to be typed into.
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && name.trim()) void make();
        }}
      />
      <Button disabled={!name.trim()} onClick={() => void make()}>
        {t.make}
      </Button>
      {problem ? <span role="alert">{problem}</span> : null}
    </span>
  );
};
