import { Refusal } from './failures.ts';
import type { Exporting, ModelService } from './parts.ts';

const missing = (): never => {
  throw new Refusal('REFUSED', 'Not available yet.');
};
export const createExporting = (): Exporting => ({
  plan: missing,
  run: missing,
  planReadBack: missing,
  readBack: missing,
});
export const createModelService = (): ModelService => ({
  list: async () => [],
  install: missing,
  import: missing,
  verify: missing,
  remove: missing,
  devices: async () => [],
  testDevices: async () => [],
});
