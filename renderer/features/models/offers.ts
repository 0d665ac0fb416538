/** @file Models as what they give: one offer for the faces, whose models belong together, and one for each that scores. */
import type { ModelInfo } from '../../../electron/contract/model.ts';

export interface Offer {
  /** "faces", or the model's id. */
  key: string;
  models: readonly ModelInfo[];
  /** What is still to be fetched, as far as its size is published; null where some of it is not. */
  bytes: number | null;
  commercialUse: ModelInfo['commercialUse'];
  isInstalled: boolean;
}

const rank = { allowed: 0, unstated: 1, forbidden: 2 } as const;

/** The least that any of them allows. */
const strictest = (models: readonly ModelInfo[]): ModelInfo['commercialUse'] =>
  models.reduce<ModelInfo['commercialUse']>(
    (worst, { commercialUse }) => (rank[commercialUse] > rank[worst] ? commercialUse : worst),
    'allowed',
  );

const offerOf = (key: string, models: readonly ModelInfo[]): Offer => {
  const missing = models.filter(({ state }) => state === 'missing' || state === 'broken');
  const sizes = (missing.length > 0 ? missing : models).map(({ bytes }) => bytes);
  return {
    key,
    models,
    bytes: sizes.includes(null) ? null : sizes.reduce<number>((sum, bytes) => sum + (bytes ?? 0), 0),
    commercialUse: strictest(models),
    isInstalled: missing.length === 0,
  };
};

/** Recommended first: faces, then those that may be used for money, in the engine's order; last what comes with the program and judges no photograph. Models of one's own are in the list below. */
export const offersOf = (models: readonly ModelInfo[]): Offer[] => {
  const known = models.filter(({ custom }) => !custom);
  const faces = known.filter(({ purpose }) => purpose === 'faces');
  // What has to be brought as a file is no offer; the list below takes it.
  const scoring = known.filter(
    ({ purpose, url, builtIn }) => (purpose === 'score' || purpose === 'embed') && (url !== null || builtIn),
  );
  const scores = scoring.map((model) => offerOf(model.id, [model]));
  const isBuiltIn = ({ models: [model] }: Offer): number => Number(model?.builtIn ?? false);
  scores.sort((a, b) => isBuiltIn(a) - isBuiltIn(b) || rank[a.commercialUse] - rank[b.commercialUse]);
  return faces.length > 0 ? [offerOf('faces', faces), ...scores] : scores;
};
