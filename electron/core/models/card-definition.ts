/** @file A user's card as the store sees it. */
import { createHash } from 'node:crypto';
import type { ScoreScale } from '../../../native-models/families/index.ts';
import type { CardInput, CardOutput } from '../../scorer/protocol.ts';
import type { ModelCard, ServedCard } from './model-card.ts';
import { type ModelDefinition, photoSize } from './model-definition.ts';

/** `names` are the model's own names of its first input and output, for cards that leave them out. */
export function definitionOfCard(card: ModelCard, names: { input: string; output: string }): ModelDefinition {
  const { input, inputs } = card;
  const inputOf = (one: ModelCard['input']): CardInput => ({ ...one, name: one.name ?? names.input });
  return {
    ...commonOf(card),
    fileName: card.file,
    publishedSha256: card.sha256,
    conversion: { kind: 'as-is', role: 'scores' },
    scoring: {
      adapter: {
        kind: 'card',
        input: inputOf(input),
        others: inputs.map(inputOf),
        output: outputOf(card, names.output),
      },
      ...readingOf(card),
      needsDevice: true,
    },
  };
}

/** Of a model on a server: there is nothing to fetch and no device to choose. Another version, or other weights, is another model to every score. */
export function definitionOfServedCard(card: ServedCard): ModelDefinition {
  const { server: url, model, version } = card.served;
  const sha256 =
    card.sha256 ??
    createHash('sha256')
      .update(JSON.stringify([model, version]))
      .digest('hex');
  return {
    ...commonOf(card),
    fileName: '',
    publishedSha256: null,
    conversion: { kind: 'none', sha256 },
    scoring: {
      adapter: { kind: 'served', at: { url, model }, output: outputOf(card, '') },
      ...readingOf(card),
      needsDevice: false,
    },
  };
}

type AnyCard = ModelCard | ServedCard;

const commonOf = ({ id, name, gives, licence, licenceUrl, commercialUse, notice }: AnyCard) => ({
  terms: {
    id,
    name,
    gives,
    offer: name,
    licence,
    licenceUrl,
    commercialUse,
    notice,
    bytes: null,
    url: null,
    isPackaged: false,
  },
  purpose: 'score' as const,
  custom: true,
  beside: [],
  comparing: null,
  embedding: null,
});

const readingOf = (card: AnyCard) => ({
  output: {
    ...{ shortName: card.shortName ?? card.name, low: card.range.low, high: card.range.high, unit: card.unit },
    better: wayOf(card.direction),
    headline: headlines[card.output.kind],
    // Behind the models that come with the program.
    ...{ rank: 1_000, judges: true, about: card.about },
    ...attributesOf(card),
  },
  batchSize: 8,
  size: card.picture ?? photoSize,
  sanity: ['sharp', 'blurred', 'compressed'] as const,
});

/** What documented results call the number. */
const headlines: Record<ModelCard['output']['kind'], string> = {
  ...{ single: 'mos', distribution: 'mean', named: 'score', embedding: 'score' },
};

const wayOf = (direction: ModelCard['direction'] | undefined): 'higher' | 'lower' =>
  direction === 'lower-is-better' ? 'lower' : 'higher';

function outputOf({ output }: Pick<ModelCard, 'output'>, name: string): CardOutput {
  return { ...output, name: output.name ?? name };
}

/** Of every number beside the headline. */
function attributesOf({ output, attributes }: Pick<ModelCard, 'output' | 'attributes'>): {
  attributes?: Record<string, ScoreScale>;
} {
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
