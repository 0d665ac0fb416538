/** @file Servers that pictures may be sent to for scoring. Adding one is the consent, so the button says what it does. */
import { type ReactNode, useEffect, useState } from 'react';
import type { NamedServer } from '../../../electron/contract/model.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';

const t = settingsTexts.scoring;

export const ScoringServers = ({ onChange }: { onChange: (servers: readonly NamedServer[]) => void }): ReactNode => {
  const app = useApp();
  const [servers, setServers] = useState<readonly NamedServer[]>([]);
  const [url, setUrl] = useState('');
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState('');
  const take = (call: Promise<NamedServer[]>, after?: () => void): void => {
    setProblem('');
    call.then(
      (next) => {
        setServers(next);
        onChange(next);
        after?.();
      },
      (error: unknown) => setProblem(whatFailed(error)),
    );
  };
  const add = (): void => {
    if (url.trim() === '') return;
    take(app.engine.models.addServer({ url, token: token.trim() === '' ? null : token.trim() }), () => {
      setUrl('');
      setToken('');
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when it appears.
  useEffect(() => take(app.engine.models.servers({})), [app]);
  return (
    <section aria-label={t.servers}>
      <h3 className="settings-name">{t.servers}</h3>
      <p className="settings-note">{t.serversSays}</p>
      <ul className="settings-servers">
        {servers.map((server) => (
          <li key={server.url}>
            <span>
              {server.url}
              <small>
                {[server.isSecure ? '' : t.unprotected, server.hasToken ? t.withToken : ''].filter(Boolean).join(', ')}
              </small>
            </span>
            <Button
              look="quiet"
              aria-label={t.removeServer(server.host)}
              onClick={() => take(app.engine.models.removeServer({ url: server.url }))}
            >
              {t.remove}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="settings-line"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <input
          className="field"
          aria-label={t.serverUrl}
          placeholder={t.serverUrl}
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
        <input
          className="field"
          type="password"
          autoComplete="off"
          aria-label={t.serverToken}
          placeholder={t.serverToken}
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
        <Button disabled={url.trim() === ''} onClick={add}>
          {t.addServer}
        </Button>
      </form>
      <p role="status">{problem}</p>
    </section>
  );
};
