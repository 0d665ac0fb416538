/** @file Cameras, lenses and ISO bands beside each other: decisions and medians; rows of few photos say so. */
import type { ReactNode } from 'react';
import type { ReportGroup, ReportMetric } from '../../../electron/contract/report.ts';
import { texts } from '../../texts/en.ts';
import { reportTexts as t } from '../../texts/en-report.ts';
import { metricName, metricText } from './metric-text.ts';

const fewPhotos = 5;
const kinds = ['camera', 'lens', 'iso'] as const;

const Row = ({ group, keys }: { group: ReportGroup; keys: readonly string[] }): ReactNode => (
  <tr data-few={group.photos < fewPhotos}>
    <th scope="row">
      {group.name}
      {group.photos < fewPhotos ? <span className="report-few">{t.few}</span> : null}
    </th>
    <td>{texts.count(group.photos)}</td>
    <td>{texts.count(group.picks)}</td>
    <td>{texts.count(group.rejects)}</td>
    {keys.map((key) => {
      const value = group.medians[key];
      return <td key={key}>{value === undefined ? '–' : metricText(key, value)}</td>;
    })}
  </tr>
);

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
              <table key={by} className="group-table">
                <thead>
                  <tr>
                    <th scope="col">{t.by[by]}</th>
                    <th scope="col">{t.photosColumn}</th>
                    <th scope="col">{t.picksColumn}</th>
                    <th scope="col">{t.rejectsColumn}</th>
                    {keys.map((key) => (
                      <th key={key} scope="col">
                        {metricName(key)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {rows.map((group) => (
                    <Row key={group.name} group={group} keys={keys} />
                  ))}
                </tbody>
              </table>
            ))}
        </div>
      )}
    </section>
  );
};
