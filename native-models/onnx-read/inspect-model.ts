/** @file Looks into an ONNX file from somewhere else before ONNX Runtime does: what it takes and gives, and whether it would open other files. */
import { wireFields } from './wire-fields.ts';

export interface TensorShape {
  readonly name: string;
  /** A number when fixed, null when free. */
  readonly dims: readonly (number | null)[];
}

export interface ModelInspection {
  /** Inputs that are not weights. */
  readonly inputs: readonly TensorShape[];
  readonly outputs: readonly TensorShape[];
  readonly nodeCount: number;
  /** Operator sets other than ONNX's and ONNX Runtime's own. */
  readonly foreignDomains: readonly string[];
  /** A weight that lies in another file; null when all are inside. */
  readonly externalWeight: string | null;
}

const knownDomains = new Set([
  '',
  'ai.onnx',
  'ai.onnx.ml',
  'com.microsoft',
  'com.microsoft.nchwc',
  'com.ms.internal.nhwc',
]);
const maximumDepth = 16;
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Reads the structure of a model given as a file's bytes. Throws when they are no ONNX model. */
export function inspectModel(model: Uint8Array): ModelInspection {
  let graph: Uint8Array | null = null;
  const foreignDomains: string[] = [];
  for (const field of wireFields(model)) {
    if (field.number === 7 && field.wireType === 2) graph = field.content;
    // Field 8 imports an operator set; field 25 holds functions, whose bodies are nodes as well.
    if (field.number === 8 && field.wireType === 2) {
      for (const part of wireFields(field.content)) {
        if (part.number === 1 && !knownDomains.has(text(part.content))) foreignDomains.push(text(part.content));
      }
    }
  }
  if (graph === null) throw new Error('there is no graph in it');
  const walked = { inputs: [] as TensorShape[], outputs: [] as TensorShape[], weights: new Set<string>(), nodes: 0 };
  const external: string[] = [];
  for (const field of wireFields(graph)) {
    if (field.wireType !== 2) continue;
    if (field.number === 1) {
      walked.nodes++;
      externalOfNode(field.content, external, 0);
    } else if (field.number === 5) walked.weights.add(weightName(field.content, external));
    else if (field.number === 15) sparseWeight(field.content, external);
    else if (field.number === 11) walked.inputs.push(shapeOf(field.content));
    else if (field.number === 12) walked.outputs.push(shapeOf(field.content));
  }
  for (const field of wireFields(model)) {
    if (field.number !== 25) continue;
    for (const part of wireFields(field.content)) {
      if (part.number === 7 && part.wireType === 2) externalOfNode(part.content, external, 0);
    }
  }
  if (walked.nodes === 0) throw new Error('there is nothing to compute in it');
  return {
    inputs: walked.inputs.filter((input) => !walked.weights.has(input.name)),
    outputs: walked.outputs,
    nodeCount: walked.nodes,
    foreignDomains,
    externalWeight: external[0] ?? null,
  };
}

/** Name of a TensorProto; notes it in `external` when its data lies elsewhere (data_location or any external_data entry). */
function weightName(tensor: Uint8Array, external: string[]): string {
  let name = '';
  let isExternal = false;
  for (const field of wireFields(tensor)) {
    if (field.number === 8 && field.wireType === 2) name = text(field.content);
    if (field.number === 13 || (field.number === 14 && field.value !== 0)) isExternal = true;
  }
  if (isExternal) external.push(name);
  return name;
}

function sparseWeight(sparse: Uint8Array, external: string[]): void {
  for (const field of wireFields(sparse)) {
    if ((field.number === 1 || field.number === 2) && field.wireType === 2) weightName(field.content, external);
  }
}

/** Attributes may hold tensors and whole graphs of their own. */
function externalOfNode(node: Uint8Array, external: string[], depth: number): void {
  if (depth > maximumDepth) throw new Error('its graphs are nested too deeply');
  for (const attribute of wireFields(node)) {
    if (attribute.number !== 5 || attribute.wireType !== 2) continue;
    for (const part of wireFields(attribute.content)) {
      if (part.wireType !== 2) continue;
      if (part.number === 5 || part.number === 10) weightName(part.content, external);
      if (part.number === 22 || part.number === 23) sparseWeight(part.content, external);
      if (part.number === 6 || part.number === 11) externalOfGraph(part.content, external, depth + 1);
    }
  }
}

function externalOfGraph(graph: Uint8Array, external: string[], depth: number): void {
  for (const field of wireFields(graph)) {
    if (field.wireType !== 2) continue;
    if (field.number === 1) externalOfNode(field.content, external, depth);
    else if (field.number === 5) weightName(field.content, external);
    else if (field.number === 15) sparseWeight(field.content, external);
  }
}

function shapeOf(valueInfo: Uint8Array): TensorShape {
  let name = '';
  const dims: (number | null)[] = [];
  for (const field of wireFields(valueInfo)) {
    if (field.number === 1) name = text(field.content);
    if (field.number !== 2) continue;
    for (const type of wireFields(field.content)) {
      if (type.number !== 1 || type.wireType !== 2) continue;
      for (const part of wireFields(type.content)) {
        if (part.number !== 2 || part.wireType !== 2) continue;
        for (const dim of wireFields(part.content)) {
          const size = [...wireFields(dim.content)].find((entry) => entry.number === 1 && entry.wireType === 0);
          dims.push(size === undefined ? null : size.value);
        }
      }
    }
  }
  return { name, dims };
}
