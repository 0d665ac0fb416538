/** @file What can go wrong with a frame, and by how much. */

/** "barely" is what a trained eye finds at 1:1 beside the clean frame, "visible" what anybody sees at 1:1, "gross" what is seen in the grid. */
export const severities = ['barely', 'visible', 'gross'] as const;
export type Severity = (typeof severities)[number];

export const kinds = [
  'shake',
  'twist',
  'defocus',
  'misfocus',
  'subject-motion',
  'iso',
  'overexposed',
  'underexposed',
  'no-flash',
  'white-balance',
  'blink',
] as const;
export type Kind = (typeof kinds)[number];

type Range = readonly [from: number, to: number];
type BySeverity = Readonly<Record<Severity, Range>>;
const by = (barely: Range, visible: Range, gross: Range): BySeverity => ({ barely, visible, gross });

/** Ranges by severity; lengths and radii in pixels of the frame. */
export const amounts: Readonly<Record<Kind, BySeverity>> = {
  /** Length of the hand's path. */
  shake: by([1.8, 2.6], [4, 7], [11, 24]),
  /** Turn about a point, in degrees: the rim moves, the middle stays. */
  twist: by([0.15, 0.22], [0.4, 0.7], [1.2, 2.2]),
  /** Radius of the disc. */
  defocus: by([0.8, 1.15], [1.7, 2.8], [4.5, 9]),
  misfocus: by([0.9, 1.3], [1.9, 3], [4.5, 9]),
  'subject-motion': by([2, 2.9], [4.5, 8], [11, 24]),
  /** Standard deviation at mid-grey in 8-bit levels, before noise reduction. */
  iso: by([4, 5.5], [9, 14], [22, 40]),
  /** Stops. */
  overexposed: by([0.3, 0.45], [0.8, 1.2], [1.8, 2.6]),
  underexposed: by([0.35, 0.5], [0.9, 1.4], [2.2, 3.2]),
  /** Stops that the subject lacks. */
  'no-flash': by([0.4, 0.6], [1, 1.5], [2.2, 3.4]),
  /** Share of a change from 5,500 K to about 3,200 K or 12,000 K, or as far towards green or magenta. */
  'white-balance': by([0.1, 0.16], [0.3, 0.45], [0.7, 1]),
  /** How far the lids are down. */
  blink: by([0.4, 0.55], [0.65, 0.85], [1, 1]),
};

/** A frame off only by these may still be the one that is kept: anybody corrects it without loss. */
export function isAcceptable(kind: Kind | 'clean', severity: Severity | null): boolean {
  if (kind === 'clean' || kind === 'white-balance') return true;
  return severity === 'barely' && (kind === 'overexposed' || kind === 'underexposed');
}

/** Kinds that leave nothing usable when they are gross. */
export const hopelessKinds: readonly Kind[] = ['shake', 'defocus', 'twist'];
