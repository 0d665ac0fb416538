/** @file Everything known about the active photo. */
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { hasDecision } from '../../../electron/contract/is-decided.ts';
import type { PhotoCard } from '../../../electron/contract/photo.ts';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import { DecisionMarks } from '../../photo/marks/decision-marks.tsx';
import { useActivePhoto, useApp, useCard, useDetail } from '../../state/use-app.ts';
import { numbers, texts } from '../../texts/texts.ts';
import { Badge } from '../../ui/marks.tsx';
import { Histogram } from './histogram.tsx';
import './info.css';
import { mainStage, useOwnWords } from '../../photo/stage/own-words.ts';
import { clipFacts } from '../../photo/words/cell-text.ts';
import { bytesText, coloursText, exposureText, sizeText, takenText } from '../../photo/words/info-text.ts';
import { Scores } from './scores.tsx';
import { SeveralInfo } from './several-info.tsx';
import { SuggestionSection } from './suggestion.tsx';

/** `late` facts come with the details, after the card. */
const Fact = ({ name, late = false, children }: { name: string; late?: boolean; children: ReactNode }): ReactNode =>
  children ? (
    <>
      <dt>{name}</dt>
      <dd data-late={late}>{children}</dd>
    </>
  ) : null;

const cameraText = (detail: PhotoDetail): string => {
  const m = detail.metadata;
  return [m?.camera, m?.focalLength ? `${numbers.decimal(m.focalLength, 1, 0)} mm` : null].filter(Boolean).join(', ');
};

const Facts = ({ card, detail }: { card: PhotoCard; detail: PhotoDetail | undefined }): ReactNode => {
  const { decision } = card;
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
        {detail ? (
          <Fact late name={texts.info.camera}>
            {cameraText(detail)}
          </Fact>
        ) : null}
        <Fact late name={texts.info.lens}>
          {metadata?.lens}
        </Fact>
        {metadata ? (
          <Fact late name={texts.info.exposure}>
            {exposureText(metadata)}
          </Fact>
        ) : null}
        {metadata ? (
          <Fact late name={texts.info.colours}>
            {coloursText(metadata)}
          </Fact>
        ) : null}
        <Fact late name={texts.cell.clip}>
          {metadata?.clip ? clipFacts(metadata.clip) : null}
        </Fact>
        <Fact late name={texts.info.focus}>
          {metadata?.driveMode}
        </Fact>
        {detail ? (
          <Fact late name={texts.info.size}>
            {sizeText(detail)}
          </Fact>
        ) : null}
        {detail ? (
          <Fact late name={texts.info.file}>
            {detail.files.map((f) => `${f.format.toUpperCase()} ${bytesText(f.bytes)}`).join(' + ')}
          </Fact>
        ) : null}
        <Fact name={texts.info.turn}>{card.turn === 0 ? null : texts.info.turned[card.turn]}</Fact>
        <Fact late name={texts.info.path}>
          {folder}
        </Fact>
        {hasDecision(decision) ? (
          <Fact name={texts.info.keeps}>
            <span className="decision">
              <DecisionMarks card={{ ...card, suggestion: null }} />
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
  const isMany = useStore(app.cursor.state, (s) => s.selected.size > 1);
  const view = useStore(app.place, (s) => s.view);
  return isMany && view === 'grid' ? <SeveralInfo /> : <PhotoInfo />;
};

const PhotoInfo = (): ReactNode => {
  const app = useApp();
  // After the picture: a key press paints first and tells the numbers in the next frame.
  const cursor = useActivePhoto();
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const card = useCard(cursor);
  const current = useDetail(cursor);
  const last = useRef(current);
  useEffect(() => {
    if (current) last.current = current;
  }, [current]);
  // Until the new numbers are here their places stay, empty: nothing jumps, and no number stands beside the wrong picture.
  const detail = current ?? last.current;
  const stage = useStore(mainStage, (s) => s.stage);
  const words = useOwnWords<HTMLDivElement>([[cursor, stage]]);
  if (cursor === null) return <p className="info-none small">{texts.info.none}</p>;
  return (
    <div ref={words} className="info" data-photo={cursor} data-waiting={!current} aria-busy={!current}>
      <Histogram bins={current?.histogram ?? null} />
      {card ? <Facts card={card} detail={detail} /> : null}
      {detail ? <Scores detail={detail} summary={summary} /> : null}
      {card ? <SuggestionSection card={card} /> : null}
    </div>
  );
};
