import { type ReactNode, useState } from 'react';
import { useStore } from 'zustand';
import { scoreName, scorePrefix } from '../../photo/words/score-words.ts';
import { useScales } from '../../photo/words/use-scales.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Chip } from '../../ui/button.tsx';
import { setScore } from './filter-edit.ts';
import { RangeFilter, rangeText } from './range-filter.tsx';

export const ScoreFilter = (): ReactNode => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  const scales = useScales();
  const models = Object.keys(scales).map((key) => key.slice(scorePrefix.length));
  const modelName = (model: string): string => scoreName(`${scorePrefix}${model}`, scales);
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
