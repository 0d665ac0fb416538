/** @file The same arithmetic, written for different providers. */

/**
 * `cpu`: ONNX Runtime's own operators where its CPU kernels are faster, free dimensions allowed.
 * `fused`: ONNX Runtime's fused attention, residual-and-norm and GELU: CUDA, DirectML, WebGPU.
 * `standard`: nothing but ONNX opset 20: CoreML and every provider without ONNX Runtime's operators.
 */
export type GraphFlavour = 'cpu' | 'fused' | 'standard';

/** Domain of ONNX Runtime's own operators. */
export const runtimeDomain = 'com.microsoft';

/** Operator sets that graphs of a flavour import. DirectML reads ONNX up to 20. */
export function opsetsOf(flavour: GraphFlavour): Record<string, number> {
  return flavour === 'standard' ? { '': 20 } : { '': 20, [runtimeDomain]: 1 };
}
