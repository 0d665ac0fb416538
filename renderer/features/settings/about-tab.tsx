/** @file Version, where the catalog is, what the start noticed, and a check-up of everything on the disk. */
import { CircleAlert, CircleCheck } from 'lucide-react';
import { type ReactNode, useCallback, useState } from 'react';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { settingsTexts } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { UpdateSection } from '../updates/update-section.tsx';

const t = settingsTexts.about;

const CheckUp = (): ReactNode => {
  const app = useApp();
  const { value, problem, again } = useAnswer(useCallback(() => app.engine.app.doctor({}), [app]));
  if (problem) return <Failed problem={problem} again={again} />;
  if (!value) return <Waiting />;
  return (
    <ul className="checks" aria-label={t.checks}>
      {value.checks.map((check) => (
        <li key={check.name} data-ok={check.ok}>
          {check.ok ? (
            <CircleCheck size={14} role="img" aria-label={t.ok} />
          ) : (
            <CircleAlert size={14} role="img" aria-label={t.wrong} />
          )}
          <strong>{check.name}</strong>
          <span>{check.says}</span>
        </li>
      ))}
    </ul>
  );
};

export const AboutTab = (): ReactNode => {
  const app = useApp();
  const { value, problem, again } = useAnswer(useCallback(() => app.engine.app.info({}), [app]));
  const [isChecking, setChecking] = useState(false);
  if (problem) return <Failed problem={problem} again={again} />;
  if (!value) return <Waiting />;
  return (
    <>
      <strong>{t.version(value.version)}</strong>
      <dl className="settings-facts">
        <dt>{t.catalog}</dt>
        <dd>{value.catalog}</dd>
        {value.notices.length > 0 ? (
          <>
            <dt>{t.notices}</dt>
            <dd>{value.notices.join(' ')}</dd>
          </>
        ) : null}
      </dl>
      <UpdateSection />
      {isChecking ? (
        <CheckUp />
      ) : (
        <div>
          <Button onClick={() => setChecking(true)}>{t.check}</Button>
        </div>
      )}
    </>
  );
};
