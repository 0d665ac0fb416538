/** @file What one accepts before a byte is fetched. */
import type { ReactNode } from 'react';
import type { ModelTerms } from '../../../electron/contract/model.ts';
import { modelTexts as t } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { acceptText, sizeText } from './size-text.ts';

export const CommercialUse = ({ use }: { use: ModelTerms['commercialUse'] }): ReactNode => (
  <span className="commercial" data-use={use}>
    {t.commercial[use]}
  </span>
);

export const TermsView = (props: { terms: ModelTerms; onAccept: () => void; onRefuse: () => void }): ReactNode => {
  const { terms } = props;
  return (
    <section className="model-terms" aria-label={t.terms(terms.name)}>
      <dl className="model-facts">
        <dt>{t.licence}</dt>
        <dd>
          {terms.licenceUrl ? (
            <a href={terms.licenceUrl} target="_blank" rel="noreferrer">
              {terms.licence}
            </a>
          ) : (
            terms.licence
          )}
        </dd>
        <dt>{t.use}</dt>
        <dd>
          <CommercialUse use={terms.commercialUse} />
        </dd>
        <dt>{t.from}</dt>
        <dd>{terms.isPackaged ? t.packaged : (terms.url ?? t.noUrl)}</dd>
        <dt>{t.size}</dt>
        <dd>{sizeText(terms.bytes)}</dd>
      </dl>
      {terms.notice ? <p>{t.ofFamily(terms.notice)}</p> : null}
      <div className="model-buttons">
        <Button autoFocus look="accent" onClick={props.onAccept}>
          {acceptText(terms.bytes)}
        </Button>
        <Button onClick={props.onRefuse}>{t.notNow}</Button>
      </div>
    </section>
  );
};
