/** @file One offer: what it gives, how large, for whom; one button, which shows its terms before a byte is fetched. */
import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { modelTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { installModel, installRuns } from './install-run.ts';
import { InstallView } from './install-view.tsx';
import type { Offer } from './offers.ts';
import { acceptText, sizeText } from './size-text.ts';
import { CommercialUse } from './terms-view.tsx';

/** Terms of all its models, accepted at once: every licence is in sight. */
const Terms = ({
  offer,
  onAccept,
  onRefuse,
}: {
  offer: Offer;
  onAccept: () => void;
  onRefuse: () => void;
}): ReactNode => (
  <section className="model-terms" aria-label={t.terms(t.offerName(offer))}>
    <ul>
      {offer.models.map((model) => (
        <li key={model.id}>
          {model.name}:{' '}
          {model.licenceUrl ? (
            <a href={model.licenceUrl} target="_blank" rel="noreferrer">
              {model.licence}
            </a>
          ) : (
            model.licence
          )}
          , <CommercialUse use={model.commercialUse} />
          {model.notice ? `. ${t.ofFamily(model.notice)}` : ''}
          {model.url ? <code> {model.url}</code> : null}
        </li>
      ))}
    </ul>
    <div className="model-buttons">
      <Button autoFocus look="accent" onClick={onAccept}>
        {acceptText(offer.bytes)}
      </Button>
      <Button onClick={onRefuse}>{t.notNow}</Button>
    </div>
  </section>
);

export const OfferCard = ({ offer, isRecommended }: { offer: Offer; isRecommended: boolean }): ReactNode => {
  const app = useApp();
  const runs = useStore(installRuns, (s) => s.runs);
  const [isAsking, setAsking] = useState(false);
  const name = t.offerName(offer);
  const running = offer.models.find((model) => runs[model.id]);
  const run = running && runs[running.id];
  const install = async (): Promise<void> => {
    setAsking(false);
    // One after the other; the first that is refused says why and can be tried again.
    for (const model of offer.models) {
      if (model.state !== 'missing' && model.state !== 'broken') continue;
      await installModel(app, model, true);
      if (installRuns.getState().runs[model.id]) return;
    }
  };
  return (
    <li className="offer" data-installed={offer.isInstalled}>
      <div>
        <h4>
          {name}
          {isRecommended && !offer.isInstalled ? <span className="offer-first">{t.recommended}</span> : null}
        </h4>
        <p>{t.offerGives(offer)}</p>
        <p className="model-quiet">
          {sizeText(offer.bytes)}, <CommercialUse use={offer.commercialUse} />
        </p>
      </div>
      {offer.isInstalled ? (
        <span className="model-state" data-state="installed">
          {t.states.installed}
        </span>
      ) : run || isAsking ? null : (
        <Button
          look={isRecommended ? 'accent' : 'plain'}
          aria-label={t.installName(name)}
          onClick={() => setAsking(true)}
        >
          {t.install}
        </Button>
      )}
      {running && run ? (
        <InstallView model={running} run={run} />
      ) : isAsking ? (
        <Terms offer={offer} onAccept={() => void install()} onRefuse={() => setAsking(false)} />
      ) : null}
    </li>
  );
};
