/** @file A table of groups: what they are grouped by, counts, then the median of each metric. */
import type { ReactNode } from 'react';
import type { Scales } from '../../photo/words/score-words.ts';
import { metricName, metricText } from './metric-text.ts';

export const MetricTable = (props: {
  /** Heads of the columns before the metrics. */
  heads: readonly string[];
  keys: readonly string[];
  scales: Scales;
  children: ReactNode;
}): ReactNode => (
  <table className="group-table">
    <thead>
      <tr>
        {props.heads.map((head) => (
          <th key={head} scope="col">
            {head}
          </th>
        ))}
        {props.keys.map((key) => (
          <th key={key} scope="col">
            {metricName(key, props.scales)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>{props.children}</tbody>
  </table>
);

/** A cell for each metric; a dash where nothing was measured. */
export const MetricCells = (props: {
  keys: readonly string[];
  scales: Scales;
  valueOf(key: string): number | undefined;
}): ReactNode =>
  props.keys.map((key) => {
    const value = props.valueOf(key);
    return <td key={key}>{value === undefined ? '–' : metricText(key, value, props.scales)}</td>;
  });
