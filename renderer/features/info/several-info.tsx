/** @file Several photos are selected: how many, from when to when, in which exposures, and what they share or differ in. */
import { type ReactNode, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Several } from '../../../electron/contract/several.ts';
import { bytesText, shutterText, takenText } from '../../photo/words/info-text.ts';
import { useApp } from '../../state/use-app.ts';
import { numbers, severalTexts as t } from '../../texts/texts.ts';

const restMs = 120;

/** Asked for when the selection rests, and again when one of them changes. */
const useSeveral = (): { selected: number; told: Several | null } => {
  const app = useApp();
  const selected = useStore(app.cursor.state, (s) => s.selected);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const [told, setTold] = useState<Several | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new summary says that decisions changed.
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      app.engine.photos
        .several({ ids: [...selected] })
        .then((answer) => isOld || setTold(answer))
        .catch(() => undefined);
    }, restMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [app, selected, summary]);
  return { selected: selected.size, told: told && told.count === selected.size ? told : null };
};

/** "all picked", or "3 picked, 2 unflagged". */
const shares = (counts: Record<string, number>, say: (value: string) => string): string => {
  const parts = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  const [only] = parts;
  if (parts.length === 1 && only) return t.all(say(only[0]));
  return parts.map(([value, n]) => t.of(say(value), n)).join(', ');
};

const names = (counts: Record<string, number>): string => {
  const parts = Object.entries(counts).sort((a, b) => b[1] - a[1]);
  return parts.map(([name, n]) => (parts.length === 1 ? name : `${name} (${n})`)).join(', ');
};

const spread = (range: { min: number; max: number } | null, say: (n: number) => string): string =>
  range === null ? '' : t.from(say(range.min), say(range.max));

const rows = (told: Several): [string, string][] => [
  [t.taken, told.takenFrom && told.takenTo ? t.from(takenText(told.takenFrom), takenText(told.takenTo)) : ''],
  [t.shutter, spread(told.exposureTime, shutterText)],
  [t.aperture, spread(told.fNumber, (n) => `f/${numbers.decimal(n, 1, 0)}`)],
  [t.iso, spread(told.iso, String)],
  [t.focal, spread(told.focalLength, (n) => `${numbers.decimal(n, 1, 0)} mm`)],
  [t.camera, names(told.cameras)],
  [t.lens, names(told.lenses)],
  [t.stacks, String(told.stacks)],
  [t.size, bytesText(told.bytes)],
  [t.flags, shares(told.flags, (v) => t.flagOf[v] ?? v)],
  [t.stars, shares(told.stars, t.starsOf)],
  [t.labels, shares(told.labels, t.labelOf)],
];

export const SeveralInfo = (): ReactNode => {
  const { selected, told } = useSeveral();
  return (
    <section className="info-section" aria-busy={told === null}>
      <div className="info-title">
        <h2>{t.title(selected)}</h2>
      </div>
      {told === null ? (
        <p className="small">{t.waiting}</p>
      ) : (
        <dl className="facts">
          {rows(told)
            .filter(([, says]) => says !== '')
            .map(([name, says]) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt>{name}</dt>
                <dd>{says}</dd>
              </div>
            ))}
        </dl>
      )}
    </section>
  );
};
