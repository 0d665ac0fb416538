/** @file A list that came back, pasted or loaded: what matches, what does not and what is ambiguous, then one step. */
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { NameMatches } from '../../../electron/contract/decision.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { listTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { RadioChoice } from '../../ui/fields.tsx';
import { textIn } from '../../ui/read-small-file.ts';
import './lists.css';

type Choice = keyof typeof t.choices;
const choices = Object.entries(t.choices).map(([value, text]) => ({ value: value as Choice, text }));
const typingMs = 250;
/** So many names are said; the rest is a number. */
const maxNamed = 20;

const useMatches = (text: string): NameMatches | null => {
  const app = useApp();
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), typingMs);
    return () => clearTimeout(timer);
  }, [text]);
  const ask = useCallback(
    async (signal: AbortSignal) => {
      const { folderId } = app.place.getState();
      if (folderId === null || settled.trim() === '') return null;
      return app.engine.decisions.matchNames({ folderId, text: settled }, { signal });
    },
    [app, settled],
  );
  return useAnswer(ask).value;
};

const Matches = ({ matches }: { matches: NameMatches }): ReactNode => (
  <div className="list-matches" role="status">
    <p>{t.matched(matches.ids.length)}</p>
    {matches.missing.length > 0 ? (
      <p>{t.missing(matches.missing.length, matches.missing.slice(0, maxNamed).join(', '))}</p>
    ) : null}
    {matches.ambiguous.slice(0, maxNamed).map(({ entry, files }) => (
      <p key={entry}>{t.ambiguous(entry, files.join(', '))}</p>
    ))}
  </div>
);

const FromListDialog = (): ReactNode => {
  const app = useApp();
  const [text, setText] = useState('');
  const [choice, setChoice] = useState<Choice>('pick');
  const [name, setName] = useState('');
  const matches = useMatches(text);
  const close = (): void => app.ui.setState({ dialog: null });
  const ids = matches?.ids ?? [];
  const load = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const loaded = await textIn(file);
    if (loaded === null) app.toasts.say('error', t.noText(file.name));
    else setText(loaded);
  };
  const apply = async (): Promise<void> => {
    const change = { pick: { flag: 'pick' }, reject: { flag: 'reject' }, stars: { stars: 5 } } as const;
    try {
      const { step } =
        choice === 'set'
          ? await app.engine.sets.add({ name, ids: [...ids] })
          : await app.engine.decisions.apply({ ids: [...ids], change: change[choice] });
      if (step) app.toasts.say('info', step.says, 'edit.undo');
      close();
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <Dialog
      title={t.title}
      says={t.says}
      onClose={close}
      foot={
        <Button
          look="accent"
          disabled={ids.length === 0 || (choice === 'set' && name.trim() === '')}
          onClick={() => void apply()}
        >
          {t.apply(ids.length)}
        </Button>
      }
    >
      <div className="from-list">
        <textarea
          className="field"
          aria-label={t.paste}
          placeholder={t.placeholder}
          rows={8}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <label className="button list-load" data-look="plain">
          {t.load}
          <input
            type="file"
            className="visually-hidden"
            accept=".txt,.csv,.tsv,text/plain,text/csv"
            onChange={(event) => void load(event.target.files?.[0])}
          />
        </label>
        {matches ? <Matches matches={matches} /> : null}
        <RadioChoice name={t.what} value={choice} options={choices} onChange={setChoice} look="row" />
        {choice === 'set' ? (
          <input
            className="field"
            aria-label={t.setName}
            placeholder={t.setName}
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        ) : null}
      </div>
    </Dialog>
  );
};

export default FromListDialog;
