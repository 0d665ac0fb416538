/** @file One number of the shoot: how it lies, how it went over the shoot, and the photos at its ends. */
import type { ReactNode } from 'react';
import type { ReportMetric } from '../../../electron/contract/report.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { reportTexts as t } from '../../texts/texts.ts';
import { DriftChart } from './drift-chart.tsx';
import { HistogramBars } from './histogram-bars.tsx';
import { metricName, metricText } from './metric-text.ts';
import { ThumbRow } from './report-thumb.tsx';

export const MetricRow = ({ metric }: { metric: ReportMetric }): ReactNode => {
  const { key, quantiles: q } = metric;
  const scales = useScales();
  const name = metricName(key, scales);
  const isFlat = q.min === q.max;
  return (
    <section className="metric" aria-label={name}>
      <div className="metric-name">
        <h3>{name}</h3>
        <p>
          <strong>{metricText(key, q.median, scales)}</strong> {t.median}
        </p>
        <p>{isFlat ? t.same : t.middle(metricText(key, q.p10, scales), metricText(key, q.p90, scales))}</p>
        <p>{t.photosWith(metric.count)}</p>
      </div>
      <HistogramBars metric={metric} />
      <DriftChart metric={metric} />
      {isFlat ? null : (
        <div className="metric-ends">
          <ThumbRow name={t.lowest} ids={metric.lowest} />
          <ThumbRow name={t.highest} ids={metric.highest} />
        </div>
      )}
    </section>
  );
};
