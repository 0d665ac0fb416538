/** @file The app's suggestions against the photographer's own decisions, with how little a few decisions can say. */
import type { ReactNode } from 'react';
import type { AgreementReport } from '../../../electron/contract/report.ts';
import { reportTexts as t } from '../../texts/texts.ts';
import { fewBelow, likelyPercent } from './agreement-text.ts';
import { ReportThumb } from './report-thumb.tsx';

const Share = (props: {
  title: string;
  says: string;
  part: number;
  all: number;
  /** What is said where there is nothing to count. */
  none: string;
  words: (n: number) => string;
  children?: ReactNode;
}): ReactNode => {
  const { part, all } = props;
  const likely = likelyPercent(part, all);
  return (
    <section className="share" aria-label={props.title}>
      <h3>{props.title}</h3>
      {all === 0 ? (
        <p>{props.none}</p>
      ) : (
        <>
          <p className="share-number">
            <strong>{t.of(part, all)}</strong>
            {all >= fewBelow ? <span>{t.percent(part, all)}</span> : null}
          </p>
          <p>{all < fewBelow ? t.tooFew(all, props.words(all)) : t.range(likely.low, likely.high)}</p>
        </>
      )}
      <p className="share-says">{props.says}</p>
      {props.children}
    </section>
  );
};

export const AgreementCard = ({ agreement: a }: { agreement: AgreementReport }): ReactNode => (
  <section className="report-section" aria-labelledby="report-agreement">
    <h2 id="report-agreement">{t.agreement}</h2>
    {a.decided === 0 ? (
      <div className="report-empty">
        <strong>{t.undecided}</strong>
        <p>{t.undecidedSays}</p>
      </div>
    ) : (
      <>
        <p className="report-quiet">
          {[t.decided(a.decided), a.accepted > 0 ? t.accepted(a.accepted, a.decided) : ''].join('')}
        </p>
        <div className="shares">
          <Share
            title={t.pairs}
            says={t.pairsSays}
            part={a.pairsAgreed}
            all={a.pairs}
            none={t.noPairs}
            words={t.pairWords}
          />
          <Share
            title={t.lost}
            says={a.picks > 0 && a.keepersLost.length === 0 ? t.noneLost : t.lostSays}
            part={a.keepersLost.length}
            all={a.picks}
            none={t.noPicks}
            words={t.photoWords}
          >
            {a.keepersLost.length > 0 ? (
              <ul className="lost" aria-label={t.lost}>
                {a.keepersLost.slice(0, 60).map((id) => (
                  <li key={id}>
                    <ReportThumb id={id} />
                  </li>
                ))}
              </ul>
            ) : null}
          </Share>
          <Share
            title={t.found}
            says={t.foundSays}
            part={a.rejectsFound}
            all={a.rejects}
            none={t.noRejects}
            words={t.photoWords}
          />
          <Share
            title={t.picksFound}
            says={t.picksFoundSays}
            part={a.picksFound}
            all={a.picks}
            none={t.noPicks}
            words={t.photoWords}
          />
        </div>
      </>
    )}
  </section>
);
