/** @file Cameras, lenses and ISO bands beside each other: decisions and medians; rows of few photos say so. */
import { type ReactNode, useState } from 'react';
import type { ReportGroup, ReportMetric } from '../../../electron/contract/report.ts';
import type { Scales } from '../../photo/words/score-words.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { reportTexts as t, texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';
import { MetricCells, MetricTable } from './metric-table.tsx';

const fewPhotos = 5;
const kinds = ['camera', 'lens', 'iso'] as const;
/** A camera with one photo says nothing: such rows are folded, where there are others. */
const isLone = (group: ReportGroup): boolean => group.photos < 2;

/** Rows that stand, and those folded under them. */
export const foldLone = (
  rows: readonly ReportGroup[],
): { shown: readonly ReportGroup[]; folded: readonly ReportGroup[] } => {
  const folded = rows.filter(isLone);
  return folded.length < 2 || folded.length === rows.length
    ? { shown: rows, folded: [] }
    : { shown: rows.filter((group) => !isLone(group)), folded };
};

const Row = (props: { group: ReportGroup; keys: readonly string[]; scales: Scales }): ReactNode => {
  const { group, keys, scales } = props;
  return (
    <tr data-few={group.photos < fewPhotos}>
      <th scope="row">
        {group.name}
        {group.photos < fewPhotos ? <span className="report-few">{t.few}</span> : null}
      </th>
      <td>{texts.count(group.photos)}</td>
      <td>{texts.count(group.picks)}</td>
      <td>{texts.count(group.rejects)}</td>
      <MetricCells keys={keys} scales={scales} valueOf={(key) => group.medians[key]} />
    </tr>
  );
};

const Groups = (props: {
  by: (typeof kinds)[number];
  rows: readonly ReportGroup[];
  keys: readonly string[];
}): ReactNode => {
  const { by, rows, keys } = props;
  const { shown, folded } = foldLone(rows);
  const [isOpen, setOpen] = useState(false);
  const scales = useScales();
  return (
    <MetricTable heads={[t.by[by], t.photosColumn, t.picksColumn, t.rejectsColumn]} keys={keys} scales={scales}>
      {(isOpen ? rows : shown).map((group) => (
        <Row key={group.name} group={group} keys={keys} scales={scales} />
      ))}
      {folded.length > 0 ? (
        <tr>
          <td colSpan={4 + keys.length}>
            <Button look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? t.foldLone : t.lone(folded.length)}
            </Button>
          </td>
        </tr>
      ) : null}
    </MetricTable>
  );
};

export const GroupTable = (props: { groups: readonly ReportGroup[]; metrics: readonly ReportMetric[] }): ReactNode => {
  const keys = props.metrics.map((metric) => metric.key);
  return (
    <section className="report-section" aria-labelledby="report-groups">
      <h2 id="report-groups">{t.groups}</h2>
      {props.groups.length === 0 ? (
        <p className="report-quiet">{t.noGroups}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <div className="group-scroll" tabIndex={0}>
          {kinds
            .map((by) => ({ by, rows: props.groups.filter((group) => group.by === by) }))
            .filter(({ rows }) => rows.length > 0)
            .map(({ by, rows }) => (
              <Groups key={by} by={by} rows={rows} keys={keys} />
            ))}
        </div>
      )}
    </section>
  );
};
