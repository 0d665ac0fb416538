/**
 * @file An ONNX model as the sequence of byte pieces that its file consists of.
 * Tensor bytes are passed through, never copied into a message, so a 600 MB model needs no second 600 MB.
 */
import protobuf from 'protobufjs/light.js';
import {
  type Attribute,
  elementTypes,
  type Initializer,
  type OnnxModel,
  tensorBytes,
  type ValueInfo,
} from './model-types.ts';
import { graphFieldOfModel, initializerFieldOfGraph, onnxSchema, rawDataFieldOfTensor } from './schema.ts';

/** Version 10 is what opset 20 was released with; DirectML reads opsets up to 20. */
const irVersion = 10;
/** Protobuf readers refuse messages of 2 GiB and more. */
const maximumModelBytes = 2 ** 31 - 1;
const lengthDelimited = 2;

const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);

function attributeMessage(name: string, attribute: Attribute): object {
  switch (attribute.kind) {
    case 'float':
      return { name, type: 1, f: attribute.value };
    case 'int':
      return { name, type: 2, i: attribute.value };
    case 'string':
      return { name, type: 3, s: encodeText(attribute.value) };
    case 'floats':
      return { name, type: 6, floats: attribute.value };
    case 'ints':
      return { name, type: 7, ints: attribute.value };
  }
}

function valueInfoMessage({ name, type, dims }: ValueInfo): object {
  const dim = dims.map((value) => (typeof value === 'number' ? { dimValue: value } : { dimParam: value }));
  return { name, type: { tensorType: { elemType: elementTypes[type].code, shape: { dim } } } };
}

/** The tag and length that open a length-delimited field. */
function fieldHead(field: number, length: number): Uint8Array {
  return protobuf.Writer.create()
    .uint32((field << 3) | lengthDelimited)
    .uint32(length)
    .finish();
}

function initializerHead({ name, type, dims }: Initializer): { head: Uint8Array; dataLength: number } {
  const dataLength = tensorBytes(type, dims);
  const inner = onnxSchema.tensor.encode({ name, dataType: elementTypes[type].code, dims: [...dims] }).finish();
  const dataHead = fieldHead(rawDataFieldOfTensor, dataLength);
  const length = inner.length + dataHead.length + dataLength;
  return { head: Buffer.concat([fieldHead(initializerFieldOfGraph, length), inner, dataHead]), dataLength };
}

/** Pieces in file order. A function is called when its turn comes and its bytes may be dropped afterwards. */
export interface EncodedModel {
  readonly totalBytes: number;
  readonly pieces: readonly (Uint8Array | (() => Uint8Array))[];
}

/** Lays a model out as bytes. Throws when it would reach 2 GiB. */
export function encodeModel(model: OnnxModel): EncodedModel {
  const shell = onnxSchema.model
    .encode({
      irVersion,
      producerName: 'chinagraph',
      opsetImport: Object.entries(model.opsets).map(([domain, version]) => ({ domain, version })),
      metadataProps: Object.entries(model.metadata).map(([key, value]) => ({ key, value })),
    })
    .finish();
  const graph = onnxSchema.graph
    .encode({
      name: model.graphName,
      node: model.nodes.map((node) => ({
        input: node.inputs,
        output: node.outputs,
        name: node.name,
        opType: node.opType,
        domain: node.domain,
        attribute: Object.entries(node.attributes).map(([name, attribute]) => attributeMessage(name, attribute)),
      })),
      input: model.inputs.map(valueInfoMessage),
      output: model.outputs.map(valueInfoMessage),
    })
    .finish();
  const initializers = model.initializers.map((initializer) => ({ ...initializerHead(initializer), initializer }));
  const graphBytes = initializers.reduce((sum, { head, dataLength }) => sum + head.length + dataLength, graph.length);
  const graphHead = fieldHead(graphFieldOfModel, graphBytes);
  const totalBytes = shell.length + graphHead.length + graphBytes;
  if (totalBytes > maximumModelBytes)
    throw new Error(`model ${model.graphName} would take ${totalBytes} bytes: too many for ONNX`);
  return {
    totalBytes,
    pieces: [
      shell,
      graphHead,
      graph,
      ...initializers.flatMap(({ head, initializer }) => [head, checkedData(initializer)]),
    ],
  };
}

function checkedData({ name, type, dims, data }: Initializer): Uint8Array | (() => Uint8Array) {
  if (typeof data !== 'function') return data;
  return () => {
    const bytes = data();
    if (bytes.byteLength !== tensorBytes(type, dims))
      throw new Error(`constant ${name} produced ${bytes.byteLength} bytes`);
    return bytes;
  };
}

/** The whole model in memory: for small models and for sessions made from memory. */
export function modelToBytes(model: OnnxModel): Uint8Array {
  const { totalBytes, pieces } = encodeModel(model);
  const bytes = new Uint8Array(totalBytes);
  let offset = 0;
  for (const piece of pieces) {
    const part = typeof piece === 'function' ? piece() : piece;
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}
