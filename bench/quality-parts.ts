/** @file Parts of the bench of metrics. */
export const qualityParts: readonly string[] = ['metrics', 'proofs', 'learned'];
