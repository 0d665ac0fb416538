/**
 * @file The part of the ONNX protobuf schema (onnx.proto, IR version 10) that our graphs use.
 * Field numbers are the format; everything else about the files follows from them.
 */
import protobuf from 'protobufjs/light.js';

const root = protobuf.Root.fromJSON({
  nested: {
    onnx: {
      nested: {
        Attribute: {
          edition: 'proto2',
          fields: {
            name: { id: 1, type: 'string' },
            f: { id: 2, type: 'float' },
            i: { id: 3, type: 'int64' },
            s: { id: 4, type: 'bytes' },
            t: { id: 5, type: 'Tensor' },
            floats: { id: 7, type: 'float', rule: 'repeated' },
            ints: { id: 8, type: 'int64', rule: 'repeated' },
            strings: { id: 9, type: 'bytes', rule: 'repeated' },
            type: { id: 20, type: 'int32' },
          },
        },
        Node: {
          edition: 'proto2',
          fields: {
            input: { id: 1, type: 'string', rule: 'repeated' },
            output: { id: 2, type: 'string', rule: 'repeated' },
            name: { id: 3, type: 'string' },
            opType: { id: 4, type: 'string' },
            attribute: { id: 5, type: 'Attribute', rule: 'repeated' },
            domain: { id: 7, type: 'string' },
          },
        },
        Tensor: {
          edition: 'proto2',
          fields: {
            dims: { id: 1, type: 'int64', rule: 'repeated' },
            dataType: { id: 2, type: 'int32' },
            name: { id: 8, type: 'string' },
            rawData: { id: 9, type: 'bytes' },
          },
        },
        Dimension: {
          edition: 'proto2',
          fields: { dimValue: { id: 1, type: 'int64' }, dimParam: { id: 2, type: 'string' } },
        },
        Shape: { edition: 'proto2', fields: { dim: { id: 1, type: 'Dimension', rule: 'repeated' } } },
        TensorType: {
          edition: 'proto2',
          fields: { elemType: { id: 1, type: 'int32' }, shape: { id: 2, type: 'Shape' } },
        },
        Type: { edition: 'proto2', fields: { tensorType: { id: 1, type: 'TensorType' } } },
        ValueInfo: { edition: 'proto2', fields: { name: { id: 1, type: 'string' }, type: { id: 2, type: 'Type' } } },
        Graph: {
          edition: 'proto2',
          fields: {
            node: { id: 1, type: 'Node', rule: 'repeated' },
            name: { id: 2, type: 'string' },
            initializer: { id: 5, type: 'Tensor', rule: 'repeated' },
            input: { id: 11, type: 'ValueInfo', rule: 'repeated' },
            output: { id: 12, type: 'ValueInfo', rule: 'repeated' },
          },
        },
        OperatorSet: {
          edition: 'proto2',
          fields: { domain: { id: 1, type: 'string' }, version: { id: 2, type: 'int64' } },
        },
        StringPair: { edition: 'proto2', fields: { key: { id: 1, type: 'string' }, value: { id: 2, type: 'string' } } },
        Model: {
          edition: 'proto2',
          fields: {
            irVersion: { id: 1, type: 'int64' },
            producerName: { id: 2, type: 'string' },
            producerVersion: { id: 3, type: 'string' },
            graph: { id: 7, type: 'Graph' },
            opsetImport: { id: 8, type: 'OperatorSet', rule: 'repeated' },
            metadataProps: { id: 14, type: 'StringPair', rule: 'repeated' },
          },
        },
      },
    },
  },
});

export const graphFieldOfModel = 7;
export const initializerFieldOfGraph = 5;
export const rawDataFieldOfTensor = 9;

/** The protobuf message types, by their short names. */
export const onnxSchema = {
  graph: root.lookupType('onnx.Graph'),
  model: root.lookupType('onnx.Model'),
  tensor: root.lookupType('onnx.Tensor'),
};
