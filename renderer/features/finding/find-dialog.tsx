/** @file Photos by what they show: words are typed, or the active photo is what the others are to be like; the nearest stand first. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { Found } from '../../../electron/contract/find-alike.ts';
import type { PhotoId } from '../../../electron/contract/ids.ts';
import { Thumb, withoutPicture } from '../../photo/marks/thumb.tsx';
import { showPhoto } from '../../state/show-photo.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp, useCard } from '../../state/use-app.ts';
import { findingTexts as t } from '../../texts/texts.ts';
import { Failed } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import './finding.css';

const typingMs = 300;
const count = 60;

/** `words` empty: nothing is asked yet. */
const useFound = (words: string, like: PhotoId | null) => {
  const app = useApp();
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words), typingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const ask = useCallback(
    async (signal: AbortSignal): Promise<Found | null> => {
      const { folderId } = app.place.getState();
      if (folderId === null) return null;
      // Also before anything is typed: whether there is a model to ask.
      const what = like === null ? { words: settled.trim() || '.' } : { like };
      const found = await app.engine.photos.findAlike({ folderId, count, ...what }, { signal });
      return like === null && settled.trim() === '' ? { ...found, hits: [] } : found;
    },
    [app, settled, like],
  );
  return useAnswer(ask);
};

const Hit = ({ id, place }: { id: PhotoId; place: number }): ReactNode => {
  const app = useApp();
  const card = useCard(id);
  const name = card?.name ?? '';
  return (
    <li>
      <button type="button" className="found" aria-label={t.hit(place, name)} onClick={() => showPhoto(app, id)}>
        <span className="found-picture">
          {card && !withoutPicture.has(card.state) ? <Thumb id={id} version={card.previewVersion} /> : null}
        </span>
        <span className="found-name" title={name}>
          {name}
        </span>
      </button>
    </li>
  );
};

const Answer = ({ found, isAsked }: { found: Found; isAsked: boolean }): ReactNode => {
  const app = useApp();
  if (found.state === 'no-model')
    return (
      <div className="found-none">
        <p>{t.noModel}</p>
        <Button onClick={() => app.ui.setState({ dialog: 'models' })}>{t.toModels}</Button>
      </div>
    );
  return (
    <>
      {found.lacking > 0 ? <p className="found-quiet">{t.lacking(found.lacking)}</p> : null}
      {isAsked && found.hits.length === 0 ? <p className="found-quiet">{t.nothing}</p> : null}
      <ul className="found-list" aria-label={t.hits}>
        {found.hits.map(({ id }, index) => (
          <Hit key={id} id={id} place={index + 1} />
        ))}
      </ul>
    </>
  );
};

export const FindDialog = ({ like }: { like: PhotoId | null }): ReactNode => {
  const app = useApp();
  const [words, setWords] = useState('');
  const liked = useCard(like);
  const { value, problem, again } = useFound(words, like);
  return (
    <Dialog
      title={like === null ? t.title : t.likeTitle(liked?.name ?? '')}
      says={t.says}
      width="wide"
      onClose={() => app.ui.setState({ dialog: null })}
    >
      <div className="finding">
        {like === null ? (
          <input
            className="field"
            type="search"
            autoFocus
            aria-label={t.words}
            placeholder={t.placeholder}
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        ) : null}
        <div role="status" aria-live="polite">
          {problem ? <Failed problem={problem} again={again} /> : null}
          {value ? <Answer found={value} isAsked={like !== null || words.trim() !== ''} /> : null}
        </div>
      </div>
    </Dialog>
  );
};
