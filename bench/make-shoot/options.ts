/** @file The generator's command line. */
import { parseArgs } from 'node:util';

export interface MakeShootOptions {
  /** Folder of source pictures; null paints its own. */
  from: string | null;
  out: string;
  frames: number;
  seed: number;
  bursts: boolean;
  rawPairs: boolean;
  small: boolean;
  /** How many different pictures are encoded per source before their image data is used again under new metadata. */
  distinct: number;
  /** Longest side of the written pictures; null keeps the source's. */
  longSidePx: number | null;
}

export const usage = `make-shoot: turns a few pictures into a believable shoot, with the truth on file

  npm run -s make-shoot -- --out DIR [--from DIR] [--frames N] [--seed S] [--bursts] [--raw-pairs]

  --out DIR        where the shoot goes; made if absent, must be empty
  --from DIR       folder of JPEG, PNG, WebP or TIFF pictures to start from; without it, painted scenes
  --frames N       number of frames (default 200)
  --seed S         whole number; the same seed gives the same shoot (default 1)
  --bursts         7 frames a scene: one clean, the others blurred, moved, defocused on the subject, noisy,
                   1.5 stops off, shifted and rotated slightly; each at another JPEG quality
  --raw-pairs      a RAW-like DNG beside each JPEG, the JPEG inside as its preview (written through ExifTool)
  --small          long side 480 and at most 8 different pictures per source: for sets of 10,000 and 100,000
  --distinct N     different pictures encoded per source before image data is used again with other
                   metadata (default 32; with --bursts every frame is its own)
  --long-side PX   longest side of the written pictures (default: as the source)
  --help           this text

truth.json in DIR says for every frame what was done to it, when it was taken (with sub-seconds) and by which camera.
`;

/** The options, or the text of what is wrong with them; `help` when asked for. */
export function readOptions(args: string[]): MakeShootOptions | { help: true } | { problem: string } {
  let values: Record<string, string | boolean | undefined>;
  try {
    values = parseArgs({
      args,
      options: {
        from: { type: 'string' },
        out: { type: 'string' },
        frames: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        bursts: { type: 'boolean', default: false },
        'raw-pairs': { type: 'boolean', default: false },
        small: { type: 'boolean', default: false },
        distinct: { type: 'string' },
        'long-side': { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
  if (values.help === true) return { help: true };
  if (typeof values.out !== 'string') return { problem: '--out DIR is needed' };
  const small = values.small === true;
  const numbers = {
    frames: Number(values.frames),
    seed: Number(values.seed),
    distinct: Number(values.distinct ?? (small ? 8 : 32)),
    longSide: Number(values['long-side'] ?? (small ? 480 : 0)),
  };
  for (const [name, value] of Object.entries(numbers)) {
    if (!Number.isSafeInteger(value) || value < 0) return { problem: `--${name} must be a whole number` };
  }
  if (numbers.frames < 1 || numbers.distinct < 1) return { problem: '--frames and --distinct must be at least 1' };
  return {
    from: typeof values.from === 'string' ? values.from : null,
    out: values.out,
    frames: numbers.frames,
    seed: numbers.seed,
    bursts: values.bursts === true,
    rawPairs: values['raw-pairs'] === true,
    small,
    distinct: numbers.distinct,
    longSidePx: numbers.longSide === 0 ? null : numbers.longSide,
  };
}
