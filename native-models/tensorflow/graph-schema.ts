/** @file The part of TensorFlow's protobuf schema (graph.proto, node_def.proto, attr_value.proto, tensor.proto) that frozen graphs of weights use. */
import protobuf from 'protobufjs/light.js';

const root = protobuf.Root.fromJSON({
  nested: {
    Dim: { fields: { size: { id: 1, type: 'int64' } } },
    Shape: { fields: { dim: { id: 2, type: 'Dim', rule: 'repeated' } } },
    Tensor: {
      fields: {
        dtype: { id: 1, type: 'int32' },
        shape: { id: 2, type: 'Shape' },
        content: { id: 4, type: 'bytes' },
        floats: { id: 5, type: 'float', rule: 'repeated' },
        ints: { id: 7, type: 'int32', rule: 'repeated' },
      },
    },
    List: { fields: { i: { id: 3, type: 'int64', rule: 'repeated' } } },
    AttrValue: {
      fields: {
        list: { id: 1, type: 'List' },
        s: { id: 2, type: 'bytes' },
        f: { id: 4, type: 'float' },
        b: { id: 5, type: 'bool' },
        shape: { id: 7, type: 'Shape' },
        tensor: { id: 8, type: 'Tensor' },
      },
    },
    Node: {
      fields: {
        name: { id: 1, type: 'string' },
        op: { id: 2, type: 'string' },
        input: { id: 3, type: 'string', rule: 'repeated' },
        attr: { id: 5, type: 'Entry', rule: 'repeated' },
      },
    },
    // A map's entries, as they lie on the wire.
    Entry: { fields: { key: { id: 1, type: 'string' }, value: { id: 2, type: 'AttrValue' } } },
    Graph: { fields: { node: { id: 1, type: 'Node', rule: 'repeated' } } },
  },
});

export const frozenGraph = root.lookupType('Graph');
