/** @file AssemblyScript: what is compiled into ../kernels-wasm.ts by `npm run kernels`. Memory is the caller's to lay out (../kernels.ts). */
export { addRow, finishRow, setRow } from './area';
export { colours, halve, tensors, widen } from './detail';
export { gradientRow } from './gradient-distance';
export { coarse, fine } from './gradients';
export { copy, everyOf, luma } from './luma';
export { nothing } from './opaque';
export { greyRow, halveRows, structureRow, structureTerms } from './structure';
export { tone } from './tone';
