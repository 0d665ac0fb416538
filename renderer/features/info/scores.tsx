/** @file Scores and measures as bars with the shoot's median; where each number came from stands under them. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import type { MeasureField } from '../../../electron/contract/photo-fields.ts';
import { placeOn } from '../../../electron/contract/place-on.ts';
import type { Score, ScoreScale } from '../../../electron/contract/score.ts';
import type { ShootSummary } from '../../../electron/contract/shoot-summary.ts';
import { scoreText } from '../../photo/words/cell-text.ts';
import { marginalsText, provenanceTexts } from '../../photo/words/info-text.ts';
import { measureScales } from '../../photo/words/measure-scales.ts';
import { rankText } from '../../photo/words/rank-text.ts';
import { lacksModels } from '../../state/models.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Bar } from '../../ui/marks.tsx';

interface Row {
  key: string;
  name: string;
  text: string;
  value: number;
  median: number | null;
  /** "above 80 % of the shoot · 3rd of 7"; empty where it is alone. */
  means: string;
}

const firstMeasures: readonly MeasureField[] = ['subjectSharpness', 'sharpness'];
/** How a soft picture may have become so. In a sharp one they measure its texture: shown only beside a reason that rests on them. */
const hints: readonly MeasureField[] = ['motionBlur', 'defocus'];
const restsOnHints = (detail: PhotoDetail): boolean =>
  !!detail.card.suggestion?.reasons.some(({ code }) => code === 'motion-blur' || code === 'soft');

const measureRow = (name: MeasureField, detail: PhotoDetail, summary: ShootSummary | null): Row | null => {
  const value = detail.measures?.[name] ?? null;
  if (value === null) return null;
  const { full, text } = measureScales[name];
  // Exposure runs from four stops under to four over.
  const place = (v: number): number => (name === 'exposure' ? (v + 4) / 8 : v / full);
  const median = summary?.medians[name];
  return {
    key: name,
    name: texts.measureNames[name] ?? name,
    text: text(value),
    value: place(value),
    median: median === undefined ? null : place(median),
    means: rankText(name, detail.ranks[name]),
  };
};

/** The headline, then what the model says beside it. Where less is better a full bar is still the best. */
const scoreRows = (score: Score, detail: PhotoDetail, summary: ShootSummary | null): Row[] => {
  const { attributes: scales = {}, ...own } = score.scale;
  const row = (name: string, scale: ScoreScale, value: number): Row => {
    const median = summary?.medians[`score:${name}`];
    return {
      key: name,
      name: scale.shortName,
      text: scoreText(value, scale.unit),
      value: placeOn(scale, value),
      median: median === undefined ? null : placeOn(scale, median),
      means: rankText('score', detail.ranks[`score:${name}`]),
    };
  };
  const beside = Object.entries(score.output.attributes ?? {}).flatMap(([name, value]) => {
    const scale = scales[name];
    return scale ? [row(`${score.model}.${name}`, scale, value)] : [];
  });
  return [row(score.model, own, score.value), ...beside];
};

const Rows = ({ rows }: { rows: readonly Row[] }): ReactNode => (
  <dl className="scores">
    {rows.map((row) => (
      <div key={row.key} style={{ display: 'contents' }}>
        <dt>
          <span>{row.name}</span>
        </dt>
        <dd>
          <Bar value={row.value} median={row.median} />
        </dd>
        <dd className="value">{row.text}</dd>
        {row.means ? <dd className="means">{row.means}</dd> : null}
      </div>
    ))}
  </dl>
);

export const Scores = ({ detail, summary }: { detail: PhotoDetail; summary: ShootSummary | null }): ReactNode => {
  const { measures } = detail;
  const isWithoutModel = useStore(useApp().models, lacksModels);
  const rows = detail.scores.flatMap((score) => scoreRows(score, detail, summary));
  const of = (names: readonly MeasureField[]): Row[] =>
    measures ? names.map((name) => measureRow(name, detail, summary)).filter((row) => row !== null) : [];
  const rest = (Object.keys(measureScales) as MeasureField[]).filter(
    (name) => !firstMeasures.includes(name) && (restsOnHints(detail) || !hints.includes(name)),
  );
  const marginals = detail.scores.map(marginalsText).find((text) => text);
  return (
    <section className="info-section" aria-label={texts.info.scores}>
      <Rows rows={[...rows, ...of(firstMeasures)]} />
      {marginals ? <p className="small">{marginals}</p> : null}
      {detail.scores.length > 0 ? (
        <details>
          <summary>{texts.info.provenance}</summary>
          {provenanceTexts(detail.scores).map((text) => (
            <p className="small" key={text}>
              {text}
            </p>
          ))}
        </details>
      ) : null}
      <p className="small">
        {detail.scores.length > 0 ? texts.info.tick : isWithoutModel ? texts.info.noModel : texts.info.noScores}
      </p>
      {measures ? (
        <details>
          <summary>{texts.info.more}</summary>
          <Rows rows={of(rest)} />
        </details>
      ) : null}
    </section>
  );
};
