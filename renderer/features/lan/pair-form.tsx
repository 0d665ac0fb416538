/** @file What a device that is not paired sees: a field for the code. */
import { type ReactNode, useState } from 'react';
import { offerToken } from '../../api/session.ts';
import { lanTexts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import './lan.css';

const t = lanTexts.pair;

export const PairForm = (): ReactNode => {
  const [code, setCode] = useState('');
  const [says, setSays] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const send = async (): Promise<void> => {
    setAsking(true);
    const answer = await offerToken(code).catch(() => 'away' as const);
    setAsking(false);
    if (answer === 'ok') window.location.reload();
    else setSays({ wrong: t.wrong, 'too-many': t.tooMany, away: t.away }[answer]);
  };
  return (
    <form
      className="pair-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2>{t.title}</h2>
      <p>{t.says}</p>
      <input
        className="field"
        aria-label={t.code}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        placeholder="ABCD-EFGH"
        maxLength={12}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
      />
      <Button look="accent" size="large" disabled={isAsking || code.trim() === ''} onClick={() => void send()}>
        {t.send}
      </Button>
      {says ? <p role="alert">{says}</p> : null}
    </form>
  );
};
