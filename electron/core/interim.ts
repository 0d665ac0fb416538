import { Refusal } from './failures.ts';
import type { ModelService } from './parts.ts';

const missing = (): never => {
  throw new Refusal('REFUSED', 'Not available yet.');
};
export const createModelService = (): ModelService => ({
  list: async () => [],
  install: missing,
  import: missing,
  verify: missing,
  remove: missing,
  devices: async () => [],
  testDevices: async () => [],
});
