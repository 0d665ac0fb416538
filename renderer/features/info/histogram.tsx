import type { ReactNode } from 'react';
import type { Histogram as Bins } from '../../../electron/contract/measures.ts';
import { texts } from '../../texts/texts.ts';

const width = 256;
const height = 72;

/** An area under the bins. The ends are left out of the scale: clipped pixels would flatten everything else. */
const area = (bins: readonly number[], top: number): string => {
  const step = width / (bins.length - 1);
  const points = bins.map(
    (n, i) => `${(i * step).toFixed(1)} ${(height - Math.min(1, n / top) * (height - 4)).toFixed(1)}`,
  );
  return `M0 ${height}L${points.join('L')}L${width} ${height}Z`;
};

/** Four channels over 0..255. Empty until measured, at the same height, so that nothing jumps. */
export const Histogram = ({ bins }: { bins: Bins | null }): ReactNode => {
  const top = bins
    ? Math.max(1, ...[bins.red, bins.green, bins.blue, bins.luminance].flatMap((channel) => channel.slice(1, -1)))
    : 1;
  return (
    <svg
      className="histogram"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={texts.info.histogram}
    >
      {bins ? (
        <>
          <path d={area(bins.luminance, top)} fill="#9a9a9a" fillOpacity="0.42" />
          <path d={area(bins.red, top)} fill="#d0635a" fillOpacity="0.4" />
          <path d={area(bins.green, top)} fill="#5fa36d" fillOpacity="0.36" />
          <path d={area(bins.blue, top)} fill="#5b82c9" fillOpacity="0.42" />
        </>
      ) : null}
    </svg>
  );
};
