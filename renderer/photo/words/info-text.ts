/** @file Facts of a photo in a photographer's notation. */

import type { Metadata } from '../../../electron/contract/photo.ts';
import type { PhotoDetail } from '../../../electron/contract/photo-detail.ts';
import type { Score } from '../../../electron/contract/score.ts';
import { numbers, texts } from '../../texts/texts.ts';

/** "14:22:07.48, 14 June 2008": the camera's own clock, no zone implied; hundredths only where the file has them. */
export const takenText = (takenAt: string | null): string => {
  const m = /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d{1,3}))?/.exec(takenAt ?? '');
  if (!m) return texts.info.noTime;
  const [, year, month, day, time, fraction] = m;
  const parts = fraction && Number(fraction) > 0 ? `.${fraction.slice(0, 2)}` : '';
  return `${time}${parts}, ${numbers.date(Number(year), Number(month), Number(day))}`;
};

/** "1/250 s", "0.8 s", "4 s". */
export const shutterText = (seconds: number): string =>
  seconds >= 0.3 ? `${numbers.decimal(seconds, 1, 0)}\u00a0s` : `1/${Math.round(1 / seconds)}\u00a0s`;

export const exposureText = (m: Metadata): string => {
  const parts: string[] = [];
  if (m.exposureTime !== null && m.exposureTime > 0) parts.push(shutterText(m.exposureTime));
  if (m.fNumber !== null) parts.push(`f/${numbers.decimal(m.fNumber, 1, 0)}`);
  if (m.iso !== null) parts.push(`ISO\u00a0${m.iso}`);
  if (m.exposureCompensation)
    parts.push(
      `${m.exposureCompensation > 0 ? '+' : '−'}${numbers.decimal(Math.abs(m.exposureCompensation), 1, 0)}\u00a0EV`,
    );
  return parts.join(', ');
};

/** "Display P3 · HDR by a gain map, which is not applied here"; plain sRGB without HDR is not worth a line. */
export const coloursText = ({ iccProfile, colourSpace, hdr }: Metadata): string => {
  const name = iccProfile ?? colourSpace;
  const isPlain = name === null || /^(sRGB\b.*|uncalibrated|c2|uRGB)$/i.test(name);
  return [isPlain && hdr === null ? null : name, hdr && texts.info.hdr[hdr]].filter(Boolean).join(' · ');
};

export const bytesText = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${numbers.decimal(bytes / 1_000_000, 1)} MB`;

export const sizeText = (detail: PhotoDetail): string => {
  const { widthPx, heightPx } = detail.card;
  return widthPx === 0 ? '' : `${widthPx} × ${heightPx}, ${numbers.decimal((widthPx * heightPx) / 1e6, 1)} MP`;
};

/** The likeliest name of each marginal: "quality good 61 % · scene human 80 % · distortion blur 44 %"; null without marginals. */
export const marginalsText = ({ output: { marginals } }: Score): string | null => {
  if (!marginals) return null;
  const parts = Object.entries(marginals).map(([name, shares]) => {
    const [best, share] = Object.entries(shares).sort((a, b) => b[1] - a[1])[0] ?? ['', 0];
    return `${texts.seen(name)} ${texts.seen(best)} ${Math.round(share * 100)} %`;
  });
  return parts.join(' · ');
};

/** Which models and weights made the scores, at which size, on which device: one line where they agree, one each where not. */
export const provenanceTexts = (scores: readonly Score[]): string[] => {
  const byRun = new Map<string, string[]>();
  for (const { model, provenance: p } of scores) {
    const run = texts.info.ranAt(p.scoredLongSidePx, p.device);
    byRun.set(run, [...(byRun.get(run) ?? []), texts.info.weights(model, p.weightsSha256.slice(0, 6))]);
  }
  return [...byRun].map(([run, models]) => `${models.join(' · ')}, ${run}`);
};
