/** @file What can be installed and what is; which device scores. */
import { Sparkles } from 'lucide-react';
import { type ReactNode, useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import type { ModelInfo } from '../../../electron/contract/model.ts';
import { whatFailed } from '../../api/client.ts';
import { useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';
import { modelTexts as t } from '../../texts/texts.ts';
import { Failed, Waiting } from '../../ui/answer-states.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DevicesView } from './devices-view.tsx';
import { ModelRow } from './model-row.tsx';
import './models.css';
import { OfferCard } from './offer-card.tsx';
import { offersOf } from './offers.ts';
import { QuickPassOffer } from './quick-pass.tsx';

const isHere = (model: ModelInfo): boolean => model.state === 'installed' || model.state === 'unproven';

const Group = ({ title, models }: { title: string; models: readonly ModelInfo[] }): ReactNode => (
  <section>
    <h3>{title}</h3>
    <ul className="model-list" aria-label={title}>
      {models.map((model) => (
        <ModelRow key={model.id} model={model} />
      ))}
    </ul>
  </section>
);

const ScoreNow = (): ReactNode => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  if (folderId === null) return null;
  const start = async (): Promise<void> => {
    try {
      await app.engine.work.start({ folderId });
      app.ui.setState({ dialog: null });
    } catch (error) {
      app.toasts.say('error', whatFailed(error));
    }
  };
  return (
    <div className="model-buttons">
      <Button onClick={() => void start()}>{t.score}</Button>
      {summary ? <span className="model-quiet">{t.lacking(summary.unscored, summary.stale)}</span> : null}
    </div>
  );
};

const ModelsDialog = (): ReactNode => {
  const app = useApp();
  const { value, problem, again } = useAnswer(useCallback(() => app.engine.models.list({}), [app]));
  // Told by the engine whenever a model came, went or changed.
  useEffect(() => app.models.subscribe(again), [app, again]);
  const scoring = (value ?? []).filter((model) => model.purpose === 'score');
  const faces = (value ?? []).filter(
    ({ purpose }) => purpose === 'faces' || purpose === 'face-measure' || purpose === 'people',
  );
  const finding = (value ?? []).filter((model) => model.purpose === 'embed');
  const comparing = (value ?? []).filter((model) => model.purpose === 'compare');
  const hasScoring = scoring.some(isHere);
  return (
    <Dialog title={t.title} width="wide" onClose={() => app.ui.setState({ dialog: null })}>
      <div className="models">
        <p className="model-quiet">{t.says}</p>
        {problem ? (
          <Failed problem={problem} again={again} />
        ) : value === null ? (
          <Waiting />
        ) : (
          <>
            {hasScoring ? (
              <>
                <ScoreNow />
                <QuickPassOffer />
              </>
            ) : (
              <div className="models-none">
                <Sparkles size={16} aria-hidden />
                <div>
                  <strong>{t.none}</strong>
                  <p>{t.noneSays}</p>
                </div>
              </div>
            )}
            <section>
              <h3>{t.offers}</h3>
              <ul className="model-list" aria-label={t.offers}>
                {offersOf(value).map((offer, i) => (
                  <OfferCard key={offer.key} offer={offer} isRecommended={i === 0} />
                ))}
              </ul>
            </section>
            <details className="model-details" open={value.some(({ state }) => state !== 'missing')}>
              <summary>{t.details}</summary>
              <Group title={t.scoring} models={scoring} />
              {faces.some(isHere) ? null : <p className="model-quiet">{t.noFaces}</p>}
              <Group title={t.faces} models={faces} />
              <Group title={t.finding} models={finding} />
              <Group title={t.comparing} models={comparing} />
            </details>
            <section>
              <h3>{t.devices}</h3>
              <DevicesView hasModel={hasScoring} />
            </section>
          </>
        )}
      </div>
    </Dialog>
  );
};

export default ModelsDialog;
