/** @file A filter in a few words: what is on, for the chip that ends it. */
import { nobody, withoutKeeper } from '../../../electron/contract/people-filter.ts';
import type { PhotoFilter } from '../../../electron/contract/query.ts';
import { texts } from '../../texts/texts.ts';

const t = texts.filters;

type Names = Readonly<Record<string, string>>;

const personWords = (key: string, names: Names): string =>
  key === withoutKeeper ? t.withoutKeeper : key === nobody ? t.nobody : (names[key] ?? t.person(key.slice(1)));

const span = (range: { min?: number | undefined; max?: number | undefined }): string =>
  [range.min ?? '', range.max ?? ''].join('–');

/** "Picks · 3 stars and more · “0012”"; empty where nothing is filtered. `names`: of people, by their keys. */
export const filterText = (filter: PhotoFilter, names: Names = {}): string => {
  const words = (values: readonly string[] | undefined, say: (value: string) => string): string =>
    (values ?? []).map(say).join(', ');
  const parts = [
    words(filter.flags, (v) => t.flagNames[v] ?? v),
    words(filter.decided, (v) => t.decidedNames[v] ?? v),
    filter.stars ? t.starsAtLeast(filter.stars.min ?? 0) : '',
    words(filter.labels, (v) => t.labelNames[v] ?? v),
    words(filter.suggestions, (v) => `${t.suggestions}: ${texts.suggestions[v as keyof typeof texts.suggestions]}`),
    words(filter.theirs, () => t.theirsSaid),
    filter.score ? `${t.score} ${span(filter.score)}` : '',
    words(filter.eyes, (v) => `${t.eyes}: ${t.eyeStates[v] ?? v}`),
    words(filter.findings, texts.finding),
    words(filter.people, (key) => personWords(key, names)),
    words(filter.scenes, (v) => v),
    words(filter.distortions, (v) => v),
    words(filter.cameras, (v) => v),
    words(filter.lenses, (v) => v),
    filter.technical ? `${texts.sorts.technical} ${span(filter.technical)}` : '',
    filter.aesthetic ? `${texts.sorts.aesthetic} ${span(filter.aesthetic)}` : '',
    filter.iso ? `${t.iso} ${span(filter.iso)}` : '',
    words(filter.stackKinds, (v) => t.stackKindNames[v] ?? v),
    words(filter.states, (v) => texts.cell.states[v as keyof typeof texts.cell.states]),
    filter.winnersOnly ? t.winners : '',
    filter.text ? `“${filter.text}”` : '',
  ];
  return parts.filter(Boolean).join(' · ');
};
