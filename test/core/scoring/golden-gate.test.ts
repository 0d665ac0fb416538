import { describe, expect, it } from 'vitest';
import { score } from '../../../electron/contract/score.ts';
import { judgeDevice, spearman } from '../../../electron/core/devices/golden-gate.ts';
import { threadCount } from '../../../electron/core/devices/thread-count.ts';
import { toScore } from '../../../electron/core/scoring/to-score.ts';
import { plainScale } from '../../support/score-scale.ts';

const range = { low: 0, high: 100 };
const readings = (values: number[]) => values.map((value, index) => ({ picture: `${index}`, values: [value] }));

describe('the golden gate', () => {
  it('passes equal numbers and differences up to half a percent of the range', () => {
    const cpu = readings([10, 20, 30, 40]);
    expect(judgeDevice(cpu, cpu, range)).toEqual({ pictures: 4, worstPercent: 0, rankCorrelation: 1, passed: true });
    expect(judgeDevice(cpu, readings([10, 20.4, 30, 40]), range).passed).toBe(true);
    expect(judgeDevice(cpu, readings([10, 20.6, 30, 40]), range).passed).toBe(false);
  });

  it('stops NaN, missing numbers and zeros', () => {
    const cpu = readings([10, 20, 30]);
    expect(judgeDevice(cpu, readings([10, Number.NaN, 30]), range).passed).toBe(false);
    expect(judgeDevice(cpu, readings([10, 20]), range).passed).toBe(false);
    expect(judgeDevice(cpu, readings([0, 0, 0]), range).passed).toBe(false);
    expect(judgeDevice([], [], range).passed).toBe(false);
  });

  it('judges probabilities against 1, and the order on its own', () => {
    const cpu = [{ picture: 'a', values: [5, 0.2, 0.8] }];
    expect(judgeDevice(cpu, [{ picture: 'a', values: [5, 0.206, 0.794] }], range).worstPercent).toBeCloseTo(0.6);
    const close = readings([50, 50.1, 50.2, 50.3]);
    expect(judgeDevice(close, readings([50.3, 50.2, 50.1, 50]), range)).toMatchObject({
      passed: false,
      rankCorrelation: -1,
    });
  });

  it('ranks with ties', () => {
    expect(spearman([1, 2, 2, 3], [10, 20, 20, 30])).toBeCloseTo(1);
    expect(spearman([1, 1, 1], [2, 2, 2])).toBe(1);
    expect(spearman([1, 2, 3], [2, 2, 2])).toBe(0);
    // scipy.stats.spearmanr([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]) = 0.8207826816681233
    expect(spearman([1, 2, 3, 4, 5], [5, 6, 7, 8, 7])).toBeCloseTo(0.8207826816681233, 12);
  });
});

describe('scores', () => {
  const spec = {
    id: 'm',
    file: '',
    sha256: 'a'.repeat(64),
    adapter: { kind: 'family', family: { name: 'liqe', module: null }, settings: null } as const,
    range: { low: 1, high: 5 },
  };
  const output = { ...plainScale, low: 1, high: 5 };
  const picture = { file: '', widthPx: 300, heightPx: 200 };
  const device = { provider: 'cpu' } as const;

  it('carry their provenance and names', () => {
    const value = {
      headline: 4,
      distribution: [0, 1],
      marginals: { scene: { animal: 1 } },
      attributes: { noisy: 0.2 },
    };
    const made = toScore(
      { model: { spec, output, batchSize: 1 }, value, picture, device },
      { longSidePx: 1024 },
      '2026-01-01T00:00:00Z',
    );
    score.parse(made);
    expect(made).toMatchObject({
      value: 4,
      normalised: 0.75,
      scale: { low: 1, high: 5, better: 'higher' },
      output: { distribution: [0, 1], marginals: { scene: { animal: 1 } }, attributes: { noisy: 0.2 } },
      provenance: { scoredLongSidePx: 1024, scoredWidthPx: 300, device: 'cpu' },
    });
  });

  it('that are better when lower are turned round', () => {
    const value = { headline: 2 };
    const made = toScore(
      { model: { spec, output: { ...output, better: 'lower' }, batchSize: 1 }, value, picture, device },
      'native',
      '',
    );
    expect(made).toMatchObject({ value: 2, normalised: 0.75, provenance: { scoredLongSidePx: 300 } });
  });

  it('leave a core to whoever looks at pictures', () => {
    expect(threadCount(true, 8)).toBe(7);
    expect(threadCount(false, 8)).toBe(8);
    expect(threadCount(true, 1)).toBe(1);
  });
});
