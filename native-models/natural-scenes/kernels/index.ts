/** @file AssemblyScript: what is compiled into ../kernels-wasm.ts by `npm run kernels`. Memory is the caller's to lay out (../field.ts). */
export { greyRow, halveRow } from './brightness';
export { pairMoments, placeCells, rowMoments } from './moments';
export { normaliseRows, padRow } from './normalise';
