/** @file Everything known about the active photo. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PhotoDetail } from '../../../electron/contract/folder.ts';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import { useApp, useCard, useDetail } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { Badge } from '../../ui/marks.tsx';
import { DecisionMarks } from '../grid/decision-marks.tsx';
import { Histogram } from './histogram.tsx';
import './info.css';
import { bytesText, exposureText, sizeText, takenText } from './info-text.ts';
import { Scores } from './scores.tsx';
import { SuggestionSection } from './suggestion.tsx';

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactNode =>
  children ? (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  ) : null;

const cameraText = (detail: PhotoDetail): string => {
  const m = detail.metadata;
  return [m?.camera, m?.focalLength ? `${Number(m.focalLength.toFixed(1))} mm` : null].filter(Boolean).join(', ');
};

const Facts = ({ card, detail }: { card: PhotoCard; detail: PhotoDetail | undefined }): ReactNode => {
  const { decision } = card;
  const isDecided = decision.flag !== 'none' || decision.stars > 0 || decision.label !== 'none';
  const metadata = detail?.metadata;
  const folder = detail?.displayPath.includes('/') ? detail.displayPath.replace(/\/[^/]*$/, '') : null;
  return (
    <section className="info-section" aria-label={texts.info.title}>
      <div className="info-title">
        <h2 title={card.name}>{card.name}</h2>
        {card.isPair ? <Badge tone="outline">{texts.info.pair}</Badge> : null}
      </div>
      <dl className="facts">
        <Fact name={texts.info.taken}>{takenText(card.takenAt)}</Fact>
        {detail ? <Fact name={texts.info.camera}>{cameraText(detail)}</Fact> : null}
        <Fact name={texts.info.lens}>{metadata?.lens}</Fact>
        {metadata ? <Fact name={texts.info.exposure}>{exposureText(metadata)}</Fact> : null}
        <Fact name={texts.info.focus}>{metadata?.driveMode}</Fact>
        {detail ? <Fact name={texts.info.size}>{sizeText(detail)}</Fact> : null}
        {detail ? (
          <Fact name={texts.info.file}>
            {detail.files.map((f) => `${f.format.toUpperCase()} ${bytesText(f.bytes)}`).join(' + ')}
          </Fact>
        ) : null}
        <Fact name={texts.info.path}>{folder}</Fact>
        {isDecided ? (
          <Fact name={texts.info.keeps}>
            <span className="decision">
              <DecisionMarks card={card} />
            </span>
          </Fact>
        ) : null}
      </dl>
      {card.problem ? <p className="small">{card.problem}</p> : null}
    </section>
  );
};

export const InfoPanel = (): ReactNode => {
  const app = useApp();
  const cursor = useStore(app.cursor.state, (s) => s.cursor);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const card = useCard(cursor);
  const detail = useDetail(cursor);
  return (
    <div className="info">
      <Histogram bins={detail?.histogram ?? null} />
      {card ? <Facts card={card} detail={detail} /> : null}
      {detail ? <Scores detail={detail} summary={summary} /> : null}
      {card ? <SuggestionSection card={card} /> : null}
    </div>
  );
};
