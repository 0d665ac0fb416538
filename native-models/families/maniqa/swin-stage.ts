/** @file Attention inside windows of patches, every second time inside windows that are shifted by half (Liu et al., ICCV 2021). */
import type { Layers } from '../../convnets/layers.ts';
import { float, type GraphBuilder, int, ints, type Value, type WeightSource } from '../../onnx/index.ts';
import { attentionLayers, attentionSide, type ManiqaSizes } from './sizes.ts';

export interface SwinStageOptions {
  readonly weight: (name: string) => Value;
  readonly weights: WeightSource;
  readonly layers: Layers;
  readonly linear: (x: Value, name: string) => Value;
  readonly sizes: ManiqaSizes;
  readonly channels: number;
  /** Of what a layer gives, what is added to what it was given. */
  readonly share: number;
}

/** What keeps patches apart that the shift brought together. */
const apart = -100;
const epsilon = 1e-5;
const inWindow = attentionSide * attentionSide;
const shift = attentionSide / 2;

/** Returns a function of tokens [windows, places, channels] to the same, under the name of a stage's weights. */
export function createSwinStage(graph: GraphBuilder, options: SwinStageOptions): (x: Value, name: string) => Value {
  const { weight, weights, layers, linear, sizes, channels, share } = options;
  const { side, heads } = sizes;
  const across = side / attentionSide;
  const add = (a: Value, b: Value) => graph.node('Add', [a, b]);
  const reshape = (x: Value, dims: readonly number[]) => graph.node('Reshape', [x, graph.intConstant([...dims])]);
  const transpose = (x: Value, perm: readonly number[]) => graph.node('Transpose', [x], { perm: ints([...perm]) });
  const normalise = (x: Value, name: string) =>
    graph.node('LayerNormalization', [x, weight(`${name}.weight`), weight(`${name}.bias`)], {
      axis: int(-1),
      epsilon: float(epsilon),
    });

  /** [windows, side, side, channels] turned round by so many patches down and across. */
  function roll(x: Value, by: number): Value {
    return [1, 2].reduce((rolled, axis) => {
      const part = (start: number, end: number) =>
        graph.node('Slice', [rolled, ...[start, end, axis].map((one) => graph.intConstant([one]))]);
      const at = (by + side) % side;
      return graph.node('Concat', [part(side - at, side), part(0, side - at)], { axis: int(axis) });
    }, x);
  }

  /** What is added to the likeness of patches: by where they lie to each other, and whether they are neighbours at all. [groups or 1, heads, 16, 16]. */
  function placesOf(name: string, isShifted: boolean): Value {
    const table = weights.get(`${name}.relative_position_bias_table`)!.read();
    const groups = isShifted ? across * across : 1;
    const data = new Float32Array(groups * heads * inWindow * inWindow);
    const region = (at: number) => (at < side - attentionSide ? 0 : at < side - shift ? 1 : 2);
    let target = 0;
    for (let group = 0; group < groups; group++) {
      const place = (patch: number) => {
        const row = Math.floor(group / across) * attentionSide + Math.floor(patch / attentionSide);
        return region(row) * 3 + region((group % across) * attentionSide + (patch % attentionSide));
      };
      for (let head = 0; head < heads; head++) {
        for (let a = 0; a < inWindow; a++) {
          for (let b = 0; b < inWindow; b++) {
            const down = Math.floor(a / attentionSide) - Math.floor(b / attentionSide) + attentionSide - 1;
            const right = (a % attentionSide) - (b % attentionSide) + attentionSide - 1;
            const bias = table[(down * (2 * attentionSide - 1) + right) * heads + head]!;
            data[target++] = bias + (isShifted && place(a) !== place(b) ? apart : 0);
          }
        }
      }
    }
    return graph.floatConstant(`${name}/places`, [groups, heads, inWindow, inWindow], data);
  }

  function attend(x: Value, name: string, isShifted: boolean): Value {
    const map = reshape(x, [-1, side, side, channels]);
    const placed = isShifted ? roll(map, -shift) : map;
    const cut = transpose(
      reshape(placed, [-1, across, attentionSide, across, attentionSide, channels]),
      [0, 1, 3, 2, 4, 5],
    );
    const perHead = reshape(linear(reshape(cut, [-1, inWindow, channels]), `${name}.qkv`), [
      ...[-1, across * across, inWindow, 3, heads, channels / heads],
    ]);
    const [query, key, value] = [0, 1, 2].map((part) => {
      const one = graph.node('Gather', [perHead, graph.intConstant([part])], { axis: int(3) });
      return transpose(
        graph.node('Squeeze', [one, graph.intConstant([3])]),
        part === 1 ? [0, 1, 3, 4, 2] : [0, 1, 3, 2, 4],
      );
    }) as [Value, Value, Value];
    const scale = graph.floatConstant(`${name}/scale`, [], [(channels / heads) ** -0.5]);
    const alike = graph.node('MatMul', [graph.node('Mul', [query, scale]), key]);
    const shares = graph.node('Softmax', [add(alike, placesOf(name, isShifted))], { axis: int(-1) });
    const taken = transpose(graph.node('MatMul', [shares, value]), [0, 1, 3, 2, 4]);
    const mixed = linear(reshape(taken, [-1, inWindow, channels]), `${name}.proj`);
    const back = transpose(
      reshape(mixed, [-1, across, across, attentionSide, attentionSide, channels]),
      [0, 1, 3, 2, 4, 5],
    );
    const whole = reshape(back, [-1, side, side, channels]);
    return reshape(isShifted ? roll(whole, shift) : whole, [-1, side * side, channels]);
  }

  function block(x: Value, name: string, isShifted: boolean): Value {
    const seen = add(x, attend(normalise(x, `${name}.norm1`), `${name}.attn`, isShifted));
    const wide = graph.node('Gelu', [linear(normalise(seen, `${name}.norm2`), `${name}.mlp.fc1`)]);
    return add(seen, linear(wide, `${name}.mlp.fc2`));
  }

  return (x, name) => {
    const portion = graph.floatConstant(`${name}/share`, [], [share]);
    let tokens = x;
    for (let layer = 0; layer < attentionLayers; layer++) {
      const own = `${name}.layers.${layer}`;
      const seen = [0, 1].reduce((so, index) => block(so, `${own}.blocks.${index}`, index === 1), tokens);
      const map = reshape(transpose(seen, [0, 2, 1]), [-1, channels, side, side]);
      const smooth = layers.relu(layers.convolution(map, `${own}.conv`, { kernel: 3, pad: 1 }));
      const given = transpose(reshape(smooth, [-1, channels, side * side]), [0, 2, 1]);
      tokens = add(graph.node('Mul', [given, portion]), tokens);
    }
    return tokens;
  };
}
