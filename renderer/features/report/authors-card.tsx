/** @file How far the people agree whose decisions were merged, each by himself. */
import type { ReactNode } from 'react';
import type { AuthorsAgreement } from '../../../electron/contract/report.ts';
import { reportTexts as t } from '../../texts/texts.ts';

export const AuthorsCard = ({ authors }: { authors: readonly AuthorsAgreement[] }): ReactNode =>
  authors.length === 0 ? null : (
    <section className="report-section" aria-labelledby="report-authors">
      <h2 id="report-authors">{t.authors}</h2>
      <p className="report-quiet">{t.authorsSays}</p>
      <div className="shares">
        {authors.map(({ authors: [one, other], photos, same, kappa, pairs, pairsAgreed }) => (
          <section key={`${one} ${other}`} className="share" aria-label={t.twoAuthors(one, other)}>
            <h3>{t.twoAuthors(one, other)}</h3>
            <p className="share-number">
              <strong>{kappa === null ? '–' : kappa.toFixed(2)}</strong>
              <span>{t.kappa(kappa)}</span>
            </p>
            <p>{t.sameFlag(same, photos)}</p>
            <p>{pairs === 0 ? t.noSharedPairs : t.samePairs(pairsAgreed, pairs)}</p>
          </section>
        ))}
      </div>
    </section>
  );
