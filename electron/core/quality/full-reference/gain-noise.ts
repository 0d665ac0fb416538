/** @file What VIF assumes happened to a picture, place by place: the reference times a gain, plus noise. */

export interface GainNoise {
  readonly gain: number;
  readonly noiseVariance: number;
  /** Variance of the reference; 0 where it is flat. */
  readonly variance: number;
}

/** From local (co)variances; `tiny` is what counts as flat. */
export function gainAndNoise(varianceA: number, varianceB: number, covariance: number, tiny: number): GainNoise {
  const a = Math.max(0, varianceA);
  const b = Math.max(0, varianceB);
  let gain = covariance / (a + tiny);
  let noise = b - gain * covariance;
  if (a < tiny) [gain, noise] = [0, b];
  if (b < tiny) [gain, noise] = [0, 0];
  if (gain < 0) [gain, noise] = [0, b];
  return { gain, noiseVariance: Math.max(noise, tiny), variance: a < tiny ? 0 : a };
}
