/** @file Versions of the code behind cached results: raise one, and what older code computed is computed again. */
export const factsVersion = 1;
export const measuresVersion = 1;
export const metadataVersion = 2;
