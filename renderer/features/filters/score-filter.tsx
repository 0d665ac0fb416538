import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/en.ts';
import { Chip } from '../../ui/button.tsx';
import { setScore } from './filter-edit.ts';
import { RangeFilter, rangeText } from './range-filter.tsx';

/** Models this shoot has scores of: those with a median. */
export const useScoreModels = (): readonly string[] => {
  const app = useApp();
  const medians = useStore(app.shoot.state, (s) => s.summary?.medians);
  return Object.keys(medians ?? {})
    .filter((key) => key.startsWith('score:'))
    .map((key) => key.slice('score:'.length));
};

export const modelName = (model: string): string => texts.modelNames[model] ?? model;

export const ScoreFilter = (): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  const models = useScoreModels();
  const [chosen, setChosen] = useState<string | null>(null);
  const model = filter.score?.model ?? chosen ?? models[0];
  if (model === undefined) return null;
  const { min, max } = filter.score ?? {};
  const range = rangeText(min, max);
  return (
    <RangeFilter
      name={texts.filters.score}
      value={range === undefined ? undefined : `${modelName(model)} ${range}`}
      min={min}
      max={max}
      lowest={texts.filters.lowest}
      highest={texts.filters.highest}
      onChange={(lowest, highest) => app.navigate({ filter: setScore(filter, model, lowest, highest) }, 'replace')}
    >
      <div className="range-models">
        {models.map((each) => (
          <Chip
            key={each}
            label={modelName(each)}
            active={each === model}
            aria-pressed={each === model}
            onClick={() => {
              setChosen(each);
              if (filter.score) app.navigate({ filter: setScore(filter, each, min, max) });
            }}
          />
        ))}
      </div>
    </RangeFilter>
  );
};
