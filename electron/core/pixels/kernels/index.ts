/** @file AssemblyScript: what is compiled into ../kernels-wasm.ts by `npm run kernels`. Memory is the caller's to lay out (../kernels.ts). */
export { addRow, finishRow, setRow } from './area';
export { colours, halve, tensors, widen } from './detail';
export { coarse, fine } from './gradients';
export { copy, luma, lumaEvery } from './luma';
export { tone } from './tone';
