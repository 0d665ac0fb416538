/** @file A metric's running median over the shoot. uPlot draws it on a canvas; the words say from where to where for those who do not see it. */
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import { useStore } from 'zustand';
import 'uplot/dist/uPlot.min.css';
import type { ReportMetric } from '../../../electron/contract/report.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { useApp } from '../../state/use-app.ts';
import { reportTexts as t } from '../../texts/texts.ts';
import { useSize } from '../../ui/use-size.ts';
import { metricName, metricText } from './metric-text.ts';

const heightPx = 62;
/** Fewer stretches than this are dots, not a course. */
const fewestPoints = 8;

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const optionsFor = (metric: ReportMetric, width: number, over: (index: number | null) => void): uPlot.Options => {
  const { p10, p90 } = metric.quantiles;
  const values = metric.drift.map((point) => point.value);
  const low = Math.min(p10, ...values);
  const high = Math.max(p90, ...values);
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return {
    width,
    height: heightPx,
    padding: [2, 0, 2, 0],
    legend: { show: false },
    cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
    scales: { x: { time: false, range: [0, 1] }, y: { range: [low - room, high + room] } },
    axes: [{ show: false }, { show: false }],
    series: [{}, { stroke: colour('--bar'), width: 1.5, points: { show: false } }],
    hooks: {
      // Where most photos lie, so that a wiggle is not taken for a trend.
      drawClear: [
        (plot) => {
          const { ctx, bbox } = plot;
          const top = plot.valToPos(p90, 'y', true);
          ctx.fillStyle = colour('--raised');
          ctx.fillRect(bbox.left, top, bbox.width, plot.valToPos(p10, 'y', true) - top);
        },
      ],
      setCursor: [(plot) => over(plot.cursor.idx ?? null)],
    },
  };
};

export const DriftChart = ({ metric }: { metric: ReportMetric }): ReactNode => {
  const theme = useStore(useApp().settings, (s) => s.value?.theme);
  const holder = useRef<HTMLDivElement>(null);
  const reading = useRef<HTMLSpanElement>(null);
  const plot = useRef<uPlot>(undefined);
  const { width } = useSize(holder);
  const { drift, key } = metric;
  const scales = useScales();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme draws in other colours.
  useEffect(() => {
    const element = holder.current;
    if (!element || width === 0 || drift.length < fewestPoints) return;
    const say = (index: number | null): void => {
      const point = index === null ? undefined : drift[index];
      if (reading.current) reading.current.textContent = point ? metricText(key, point.value, scales) : '';
    };
    const data: uPlot.AlignedData = [drift.map((point) => point.at), drift.map((point) => point.value)];
    plot.current = new uPlot(optionsFor(metric, width, say), data, element);
    return () => plot.current?.destroy();
  }, [metric, theme, scales, width > 0]);
  useLayoutEffect(() => {
    if (width > 0) plot.current?.setSize({ width, height: heightPx });
  }, [width]);
  if (drift.length < fewestPoints) return <p className="drift-few">{t.driftFew}</p>;
  const name = metricName(key, scales);
  const first = metricText(key, drift[0]!.value, scales);
  const last = metricText(key, drift.at(-1)!.value, scales);
  return (
    <figure className="drift">
      <div ref={holder} role="img" aria-label={t.driftFromTo(name, first, last)} />
      <figcaption aria-hidden>
        <span>{t.start}</span>
        <span ref={reading} className="drift-reading" />
        <span>{t.end}</span>
      </figcaption>
    </figure>
  );
};
