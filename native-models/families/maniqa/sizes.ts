/** @file How large a MANIQA is, as its checkpoint says, and the shapes that follow. */
import { type Checkpoint, CheckpointError } from '../../checkpoint/index.ts';
import { convolutionShapes } from '../../convnets/take-weights.ts';

export interface ManiqaSizes {
  /** Of the vision transformer's tokens. */
  readonly width: number;
  readonly patchPx: number;
  /** Patches down and across a window. */
  readonly side: number;
  /** Of the hidden layer between two projections of a Swin block. */
  readonly hidden: number;
  /** Heads of a Swin block. */
  readonly heads: number;
}

export const network = 'MANIQA';
/** Blocks of the vision transformer whose tokens are read; later ones are not run. */
export const tapped = [6, 7, 8, 9];
/** Heads of the vision transformer are 64 wide. */
export const headWidth = 64;
/** Patches down and across that attend to each other in a Swin block. */
export const attentionSide = 4;
export const attentionLayers = 2;
export const stages = [1, 2] as const;
/** Channels of a stage. */
export const stageWidth = (stage: 1 | 2, { width }: ManiqaSizes) => width / stage;

const sidePx = 224;

/** @throws CheckpointError where the file has no such network, or one of another kind. */
export function maniqaSizes({ tensors }: Checkpoint, prefixes: readonly string[]): ManiqaSizes {
  const dims = (name: string) =>
    prefixes.map((prefix) => tensors.get(prefix + name)).find((tensor) => tensor !== undefined)?.dims ?? [];
  const [width = 0, , patchPx = 0] = dims('vit.patch_embed.proj.weight');
  const [, heads = 0] = dims('swintransformer1.layers.0.blocks.0.attn.relative_position_bias_table');
  const [hidden = 0] = dims('swintransformer1.layers.0.blocks.0.mlp.fc1.bias');
  const side = sidePx / patchPx;
  if (width === 0 || heads === 0 || hidden === 0)
    throw new CheckpointError(`this file is no ${network}: it has no vision transformer or no Swin transformer`);
  if (width % (2 * headWidth) !== 0 || side % attentionSide !== 0 || (width / 2) % heads !== 0)
    throw new CheckpointError(
      `this file is no ${network}: ${width} channels, patches of ${patchPx} pixels, ${heads} heads`,
    );
  return { width, patchPx, side, hidden, heads };
}

const linear = (name: string, to: number, from: number): [string, number[]][] => [
  [`${name}.weight`, [to, from]],
  [`${name}.bias`, [to]],
];
const norm = (name: string, width: number): [string, number[]][] =>
  ['weight', 'bias'].map((part) => [`${name}.${part}`, [width]]);

/** The vision transformer's blocks, as timm names them. */
const visionBlock = (index: number, width: number): [string, number[]][] => {
  const block = `vit.blocks.${index}`;
  return [
    ...norm(`${block}.norm1`, width),
    ...linear(`${block}.attn.qkv`, 3 * width, width),
    ...linear(`${block}.attn.proj`, width, width),
    ...norm(`${block}.norm2`, width),
    ...linear(`${block}.mlp.fc1`, 4 * width, width),
    ...linear(`${block}.mlp.fc2`, width, 4 * width),
  ];
};

/** Everything that is read. */
export function maniqaShapes(sizes: ManiqaSizes): Map<string, number[]> {
  const { width, patchPx, side, hidden, heads } = sizes;
  const places = side * side;
  const swinBlock = (name: string, channels: number): [string, number[]][] => [
    ...norm(`${name}.norm1`, channels),
    [`${name}.attn.relative_position_bias_table`, [(2 * attentionSide - 1) ** 2, heads]],
    ...linear(`${name}.attn.qkv`, 3 * channels, channels),
    ...linear(`${name}.attn.proj`, channels, channels),
    ...norm(`${name}.norm2`, channels),
    ...linear(`${name}.mlp.fc1`, hidden, channels),
    ...linear(`${name}.mlp.fc2`, channels, hidden),
  ];
  return new Map<string, number[]>([
    ['vit.cls_token', [1, 1, width]],
    ['vit.pos_embed', [1, places + 1, width]],
    ...convolutionShapes('vit.patch_embed.proj', width, 3, patchPx),
    ...Array.from({ length: Math.max(...tapped) + 1 }, (_, index) => visionBlock(index, width)).flat(),
    ...stages.flatMap((stage) => {
      const channels = stageWidth(stage, sizes);
      const from = stage === 1 ? tapped.length * width : width;
      return [
        ...[0, 1].flatMap((block) =>
          ['c_q', 'c_k', 'c_v'].flatMap((part) => linear(`tablock${stage}.${block}.${part}`, places, places)),
        ),
        ...convolutionShapes(`conv${stage}`, channels, from, 1),
        ...Array.from({ length: attentionLayers }, (_, layer) => `swintransformer${stage}.layers.${layer}`).flatMap(
          (layer) => [
            ...[0, 1].flatMap((block) => swinBlock(`${layer}.blocks.${block}`, channels)),
            ...convolutionShapes(`${layer}.conv`, channels, channels, 3),
          ],
        ),
      ];
    }),
    ...['fc_score', 'fc_weight'].flatMap((head) => [
      ...linear(`${head}.0`, width / 2, width / 2),
      ...linear(`${head}.3`, 1, width / 2),
    ]),
  ]);
}
