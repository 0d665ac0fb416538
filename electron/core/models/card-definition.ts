/** @file A user's card as the store sees it. */
import type { ScoreScale } from '../../../native-models/families/index.ts';
import type { CardInput, CardOutput } from '../../scorer/protocol.ts';
import type { ModelCard } from './model-card.ts';
import { type ModelDefinition, photoSize } from './model-definition.ts';

/** `names` are the model's own names of its first input and output, for cards that leave them out. */
export function definitionOfCard(card: ModelCard, names: { input: string; output: string }): ModelDefinition {
  const { id, name, gives, licence, licenceUrl, notice, input, inputs, range } = card;
  const better = wayOf(card.direction);
  const inputOf = (one: ModelCard['input']): CardInput => ({ ...one, name: one.name ?? names.input });
  return {
    terms: {
      ...{ id, name, gives, offer: name, licence, licenceUrl },
      ...{ commercialUse: card.commercialUse, notice, bytes: null, url: null, isPackaged: false },
    },
    purpose: 'score',
    custom: true,
    fileName: card.file,
    beside: [],
    publishedSha256: card.sha256,
    conversion: { kind: 'as-is', role: 'scores' },
    scoring: {
      adapter: {
        kind: 'card',
        input: inputOf(input),
        others: inputs.map(inputOf),
        output: outputOf(card, names.output),
      },
      output: {
        ...{ shortName: card.shortName ?? name, low: range.low, high: range.high, unit: card.unit, better },
        headline: headlines[card.output.kind],
        // Behind the models that come with the program.
        ...{ rank: 1_000, judges: true },
        ...attributesOf(card),
      },
      batchSize: 8,
      size: card.picture ?? photoSize,
      needsDevice: true,
      sanity: ['sharp', 'blurred', 'compressed'],
    },
    comparing: null,
    embedding: null,
  };
}

/** What documented results call the number. */
const headlines: Record<ModelCard['output']['kind'], string> = {
  ...{ single: 'mos', distribution: 'mean', named: 'score', embedding: 'score' },
};

const wayOf = (direction: ModelCard['direction'] | undefined): 'higher' | 'lower' =>
  direction === 'lower-is-better' ? 'lower' : 'higher';

function outputOf({ output }: ModelCard, name: string): CardOutput {
  return { ...output, name: output.name ?? name };
}

/** Of every number beside the headline. */
function attributesOf({ output, attributes }: ModelCard): { attributes?: Record<string, ScoreScale> } {
  const beside =
    output.kind === 'named'
      ? output.names.slice(1).map((name) => ({ name, low: 0 }))
      : output.kind === 'embedding'
        ? output.directions.slice(1).map(({ name, away }) => ({ name, low: away ? 0 : -1 }))
        : [];
  if (beside.length === 0) return {};
  const scales = beside.map(({ name, low }): [string, ScoreScale] => {
    const said = attributes[name];
    const range = said?.range ?? { low, high: 1 };
    return [name, { shortName: said?.shortName ?? name, ...range, better: wayOf(said?.direction), unit: '' }];
  });
  return { attributes: Object.fromEntries(scales) };
}
