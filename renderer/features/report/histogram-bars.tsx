/** @file A distribution as 24 bars; the middle eight tenths stand out, the median is a tick. */
import type { ReactNode } from 'react';
import type { ReportMetric } from '../../../electron/contract/report.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { reportTexts as t } from '../../texts/texts.ts';
import { metricName, metricText } from './metric-text.ts';

const width = 240;
const height = 48;

export const HistogramBars = ({ metric }: { metric: ReportMetric }): ReactNode => {
  const { bins, key, quantiles: q } = metric;
  const scales = useScales();
  const most = Math.max(1, ...bins);
  const bar = width / bins.length;
  const span = q.max - q.min;
  const x = (value: number): number => (span > 0 ? ((value - q.min) / span) * width : bar / 2);
  const text = (value: number): string => metricText(key, value, scales);
  return (
    <figure className="bars">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t.distribution(
          metricName(key, scales),
          text(q.median),
          text(q.p10),
          text(q.p90),
          text(q.min),
          text(q.max),
        )}
      >
        {bins.map((n, i) => {
          const left = i * bar;
          const tall = n === 0 ? 0 : Math.max(1.5, (n / most) * (height - 2));
          const isMiddle = left + bar > x(q.p10) && left < x(q.p90);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
              key={i}
              data-middle={isMiddle}
              x={left + 0.5}
              y={height - tall}
              width={bar - 1}
              height={tall}
            />
          );
        })}
        <line x1={x(q.median)} x2={x(q.median)} y1={0} y2={height} vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption aria-hidden>
        <span>{text(q.min)}</span>
        <span>{text(q.max)}</span>
      </figcaption>
    </figure>
  );
};
