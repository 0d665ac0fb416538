import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../electron/contract/decision.ts';
import { agreementReport, shootReport as shootReportSchema } from '../../../electron/contract/report.ts';
import type { Stack } from '../../../electron/contract/stack.ts';
import type { SuggestionClass } from '../../../electron/contract/suggestion.ts';
import { agreement } from '../../../electron/core/culling/report/agreement.ts';
import { type ReportPhoto, shootReport } from '../../../electron/core/culling/report/shoot-report.ts';
import { measures, photoId } from './make-inputs.ts';

const flagged = (flag: Decision['flag']): Decision => ({ flag, stars: 0, label: 'none' });

describe('agreement', () => {
  it('counts pairs inside stacks, lost keepers and found rejects', () => {
    const suggested: SuggestionClass[] = ['keep', 'reject', 'undecided', 'reject', 'keep', 'undecided'];
    const decided: Decision['flag'][] = ['pick', 'reject', 'reject', 'pick', 'reject', 'none'];
    const suggestions = new Map(
      suggested.map((kind, i) => [photoId(i + 1), { class: kind, confidence: 0.9, reasons: [], dismissed: false }]),
    );
    const decisions = new Map(decided.map((flag, i) => [photoId(i + 1), flagged(flag)]));
    const stacks: Stack[] = [
      { id: 1 as Stack['id'], kind: 'burst', photoIds: [1, 2, 3].map(photoId), bestId: photoId(1) },
      { id: 4 as Stack['id'], kind: 'near-duplicate', photoIds: [4, 5, 6].map(photoId), bestId: photoId(5) },
      { id: 7 as Stack['id'], kind: 'bracket', photoIds: [1, 2].map(photoId), bestId: null },
    ];
    const found = agreement(suggestions, decisions, stacks, new Set([1, 2, 6].map(photoId)));
    expect(found).toEqual({
      decided: 5,
      accepted: 2,
      pairs: 3,
      pairsAgreed: 2,
      keepersLost: [4],
      rejectsFound: 1,
      rejects: 3,
      picks: 2,
      picksFound: 1,
    });
    expect(agreementReport.safeParse(found).success).toBe(true);
  });

  it('is all zero before anything is decided', () => {
    expect(agreement(new Map(), new Map(), [], new Set())).toMatchObject({ decided: 0, pairs: 0, keepersLost: [] });
  });
});

describe('shoot report', () => {
  const photo = (id: number, more: Partial<ReportPhoto> = {}): ReportPhoto => ({
    id: photoId(id),
    camera: 'CG-1',
    lens: null,
    iso: 100,
    measures: measures({ sharpness: id / 100, exposure: id <= 50 ? 0 : -2 }),
    scores: [{ model: 'liqe', value: 1 + id / 50 }],
    decision: flagged('none'),
    ...more,
  });

  it('gives quantiles, bins, both ends and the drift of every number there is', () => {
    const report = shootReport(
      Array.from({ length: 100 }, (_, i) => photo(i + 1)),
      [],
    );
    expect(shootReportSchema.safeParse(report).error).toBeUndefined();
    const sharpness = report.metrics.find((metric) => metric.key === 'sharpness')!;
    expect(sharpness.quantiles).toEqual({ min: 0.01, p10: 0.1, median: 0.5, p90: 0.9, max: 1 });
    expect(sharpness.bins.reduce((a, b) => a + b, 0)).toBe(100);
    expect(sharpness.lowest).toEqual([1, 2, 3, 4, 5]);
    expect(sharpness.highest).toEqual([100, 99, 98, 97, 96]);
    const drift = report.metrics.find((metric) => metric.key === 'exposure')!.drift;
    expect(drift[0]!.value).toBe(0);
    expect(drift.at(-1)!.value).toBe(-2);
    expect(report.metrics.map((metric) => metric.key)).toContain('score:liqe');
    expect(report.metrics.map((metric) => metric.key)).not.toContain('subjectSharpness');
  });

  it('groups by camera, lens and whole stops of ISO', () => {
    const report = shootReport(
      [
        photo(10, { decision: flagged('pick'), iso: 320, lens: '50mm' }),
        photo(20, { decision: flagged('reject'), iso: 400 }),
        photo(30, { camera: 'CG-2', iso: 12800, measures: null }),
      ],
      [],
    );
    expect(report.groups.map(({ by, name, photos }) => [by, name, photos])).toEqual([
      ['camera', 'CG-1', 2],
      ['camera', 'CG-2', 1],
      ['lens', '50mm', 1],
      ['iso', '400', 2],
      ['iso', '12800', 1],
    ]);
    expect(report.groups[0]).toMatchObject({ picks: 1, rejects: 1 });
    expect(report.groups[0]!.medians.sharpness).toBe(0.1);
    expect(report.groups[1]!.medians).toEqual({ 'score:liqe': 1.6 });
  });

  it('is empty for an empty shoot', () => {
    expect(shootReport([], [])).toEqual({ photos: 0, stacks: 0, metrics: [], groups: [] });
  });
});
