import { expect, it } from 'vitest';
import type { ModelInfo } from '../../electron/contract/model.ts';
import { familyOfModel, modelManifests } from '../../native-models/families/index.ts';
import { offersOf } from '../../renderer/features/models/offers.ts';
import { modelTexts } from '../../renderer/texts/texts.ts';

const model = (id: string, over: Partial<ModelInfo>): ModelInfo =>
  ({
    id,
    name: id,
    gives: id,
    offer: id,
    purpose: 'score',
    custom: false,
    state: 'missing',
    commercialUse: 'allowed',
    bytes: 5,
    ...over,
  }) as ModelInfo;

it('offers faces first and as one, with the size of what is missing and the strictest terms', () => {
  const offers = offersOf([
    model('liqe-mix', { commercialUse: 'forbidden', bytes: null, offer: 'What is wrong with it' }),
    model('musiq-koniq', { commercialUse: 'unstated', bytes: 100, offer: 'Technical quality' }),
    model('yunet', { purpose: 'faces', bytes: 1, state: 'installed' }),
    model('face-landmarks', { purpose: 'faces', bytes: 4 }),
    model('eye-state', { purpose: 'faces', bytes: 2 }),
    model('mine', { custom: true }),
    model('bring-it', { url: null }),
    model('statistic', { builtIn: true, bytes: 0, url: null }),
  ]);
  expect(offers.map(({ key, bytes, commercialUse, isInstalled }) => [key, bytes, commercialUse, isInstalled])).toEqual([
    ['faces', 6, 'allowed', false],
    ['musiq-koniq', 100, 'unstated', false],
    ['liqe-mix', null, 'forbidden', false],
    ['statistic', 0, 'allowed', false],
  ]);
  expect(offers.map(modelTexts.offerName)).toEqual([
    'Faces and eyes',
    'Technical quality',
    'What is wrong with it',
    'statistic',
  ]);
});

it('an offer says what it gives, not what research calls it', () => {
  // Metrics of two pictures are called by name on the command line, and are none of the offers.
  const offers = modelManifests.flatMap(({ offer, purpose }) => (purpose.kind === 'compare' ? [] : [offer]));
  expect(offers.length).toBeGreaterThan(8);
  expect(offers.filter((offer) => /[(]|[A-Z]{2}|[a-z][A-Z]/.test(offer))).toEqual([]);
});

it('families stay together, scores come first, and metrics of two pictures last', () => {
  const together = (of: readonly string[]) => of.filter((one, i) => one !== of[i - 1]);
  const names = together(modelManifests.map(({ id }) => familyOfModel(id)!.name));
  expect(names).toEqual([...new Set(names)]);
  const kinds = together(modelManifests.map(({ purpose }) => purpose.kind));
  expect(kinds).toEqual(['score', 'faces', 'face-measure', 'people', 'embed', 'compare']);
  const metrics = modelManifests.filter(({ purpose }) => purpose.kind === 'compare').map(({ id }) => id);
  expect(metrics).toEqual(['lpips-alex', 'lpips-vgg', 'lpips-squeeze', 'dists', 'a-fine']);
});
