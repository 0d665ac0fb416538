/** @file Whether anything can score: what the page says where there are no scores. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelInfo } from '../../electron/contract/model.ts';

export interface ModelsState {
  /** null until the engine told them. */
  list: readonly ModelInfo[] | null;
}

export const createModels = (): StoreApi<ModelsState> => createStore<ModelsState>(() => ({ list: null }));

/** No model that scores is installed, and the engine said so. */
export const lacksModels = ({ list }: ModelsState): boolean =>
  list !== null && !list.some((model) => model.purpose === 'score' && model.state !== 'missing');
