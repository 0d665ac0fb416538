/** @file Takes the weights out of a model of ours again, so that its graph can be written for another provider. */
import { elementTypes } from './model-types.ts';
import { onnxSchema } from './schema.ts';
import type { WeightSource } from './weight-source.ts';

interface DecodedModel {
  readonly graph?: {
    readonly initializer?: readonly {
      readonly name: string;
      readonly dataType: number;
      readonly dims?: readonly number[];
      readonly rawData: Uint8Array;
    }[];
  };
  readonly metadataProps?: readonly { readonly key: string; readonly value: string }[];
}

export interface ReadModel {
  /** Its float32 constants by name; views into the model's bytes. */
  readonly weights: WeightSource;
  readonly metadata: Readonly<Record<string, string>>;
}

/** Reads the bytes of a converted model. Throws when they are no ONNX model. */
export function readWeights(model: Uint8Array): ReadModel {
  const message = onnxSchema.model.decode(model);
  const decoded = onnxSchema.model.toObject(message, { longs: Number, arrays: true }) as DecodedModel;
  const weights = new Map<string, { dims: readonly number[]; read: () => Float32Array }>();
  for (const { name, dataType, dims = [], rawData } of decoded.graph?.initializer ?? []) {
    if (dataType !== elementTypes.float32.code) continue;
    // Tensors in a file start anywhere; float32 arrays must start at a multiple of four.
    weights.set(name, { dims, read: () => new Float32Array(new Uint8Array(rawData).buffer) });
  }
  const metadata = Object.fromEntries((decoded.metadataProps ?? []).map(({ key, value }) => [key, value]));
  return { weights, metadata };
}
