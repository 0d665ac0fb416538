/** @file Discrete Fourier transforms of lengths made of 2, 3 and 5, in Stockham's order: a factor at a time between two buffers, nothing to be sorted. */

/** In place, unscaled. */
export type Transform = (re: Float64Array, im: Float64Array) => void;

/** 4, 2, 3 and 5 that make up a length; null where it has others. */
export function smallFactors(length: number): number[] | null {
  const factors: number[] = [];
  let rest = length;
  for (const factor of [4, 2, 3, 5]) for (; rest % factor === 0; rest /= factor) factors.push(factor);
  return rest === 1 ? factors : null;
}

/** What a pass works on. `stride`: the product of the factors before. */
interface Pass {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly toRe: Float64Array;
  readonly toIm: Float64Array;
  readonly stride: number;
  /** Of whole turns, the length of the transform each. */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

export function mixedRadix(length: number, factors: readonly number[]): Transform {
  const cos = Float64Array.from({ length }, (_, i) => Math.cos((2 * Math.PI * i) / length));
  const sin = Float64Array.from({ length }, (_, i) => -Math.sin((2 * Math.PI * i) / length));
  const spareRe = new Float64Array(length);
  const spareIm = new Float64Array(length);
  return (outRe, outIm) => {
    let re: Float64Array = outRe;
    let im: Float64Array = outIm;
    let toRe: Float64Array = spareRe;
    let toIm: Float64Array = spareIm;
    let stride = 1;
    for (const factor of factors) {
      const pass = { re, im, toRe, toIm, stride, cos, sin };
      if (factor === 2) pass2(pass);
      else if (factor === 3) pass3(pass);
      else if (factor === 4) pass4(pass);
      else pass5(pass);
      [re, im, toRe, toIm] = [toRe, toIm, re, im];
      stride *= factor;
    }
    if (re === outRe) return;
    outRe.set(re);
    outIm.set(im);
  };
}

function pass2({ re, im, toRe, toIm, stride, cos, sin }: Pass): void {
  const apart = re.length / 2;
  for (let from = 0, to = 0; from < apart; to += stride) {
    const c = cos[from]!;
    const s = sin[from]!;
    for (const end = from + stride; from < end; from++, to++) {
      const ar = re[from]!;
      const ai = im[from]!;
      const br = re[from + apart]!;
      const bi = im[from + apart]!;
      toRe[to] = ar + br;
      toIm[to] = ai + bi;
      put(toRe, toIm, to + stride, ar - br, ai - bi, c, s);
    }
  }
}

const sin3 = Math.sin((2 * Math.PI) / 3);

function pass3({ re, im, toRe, toIm, stride, cos, sin }: Pass): void {
  const apart = re.length / 3;
  for (let from = 0, to = 0; from < apart; to += 2 * stride) {
    const c1 = cos[from]!;
    const s1 = sin[from]!;
    const c2 = cos[2 * from]!;
    const s2 = sin[2 * from]!;
    for (const end = from + stride; from < end; from++, to++) {
      const ar = re[from]!;
      const ai = im[from]!;
      const br = re[from + apart]!;
      const bi = im[from + apart]!;
      const cr = re[from + 2 * apart]!;
      const ci = im[from + 2 * apart]!;
      const sumR = br + cr;
      const sumI = bi + ci;
      const halfR = ar - sumR / 2;
      const halfI = ai - sumI / 2;
      const turnR = sin3 * (bi - ci);
      const turnI = sin3 * (cr - br);
      toRe[to] = ar + sumR;
      toIm[to] = ai + sumI;
      put(toRe, toIm, to + stride, halfR + turnR, halfI + turnI, c1, s1);
      put(toRe, toIm, to + 2 * stride, halfR - turnR, halfI - turnI, c2, s2);
    }
  }
}

function pass4({ re, im, toRe, toIm, stride, cos, sin }: Pass): void {
  const apart = re.length / 4;
  for (let from = 0, to = 0; from < apart; to += 3 * stride) {
    const c1 = cos[from]!;
    const s1 = sin[from]!;
    const c2 = cos[2 * from]!;
    const s2 = sin[2 * from]!;
    const c3 = cos[3 * from]!;
    const s3 = sin[3 * from]!;
    for (const end = from + stride; from < end; from++, to++) {
      const ar = re[from]!;
      const ai = im[from]!;
      const br = re[from + apart]!;
      const bi = im[from + apart]!;
      const cr = re[from + 2 * apart]!;
      const ci = im[from + 2 * apart]!;
      const dr = re[from + 3 * apart]!;
      const di = im[from + 3 * apart]!;
      const sumR = ar + cr;
      const sumI = ai + ci;
      const differR = ar - cr;
      const differI = ai - ci;
      const otherR = br + dr;
      const otherI = bi + di;
      const turnR = bi - di;
      const turnI = dr - br;
      toRe[to] = sumR + otherR;
      toIm[to] = sumI + otherI;
      put(toRe, toIm, to + stride, differR + turnR, differI + turnI, c1, s1);
      put(toRe, toIm, to + 2 * stride, sumR - otherR, sumI - otherI, c2, s2);
      put(toRe, toIm, to + 3 * stride, differR - turnR, differI - turnI, c3, s3);
    }
  }
}

const [near, far] = [Math.cos((2 * Math.PI) / 5), Math.cos((4 * Math.PI) / 5)];
const [sinNear, sinFar] = [Math.sin((2 * Math.PI) / 5), Math.sin((4 * Math.PI) / 5)];

function pass5({ re, im, toRe, toIm, stride, cos, sin }: Pass): void {
  const apart = re.length / 5;
  for (let from = 0, to = 0; from < apart; to += 4 * stride) {
    const first = from;
    for (const end = from + stride; from < end; from++, to++) {
      const ar = re[from]!;
      const ai = im[from]!;
      const br = re[from + apart]!;
      const bi = im[from + apart]!;
      const cr = re[from + 2 * apart]!;
      const ci = im[from + 2 * apart]!;
      const dr = re[from + 3 * apart]!;
      const di = im[from + 3 * apart]!;
      const er = re[from + 4 * apart]!;
      const ei = im[from + 4 * apart]!;
      const outerR = br + er;
      const outerI = bi + ei;
      const innerR = cr + dr;
      const innerI = ci + di;
      const r1 = ar + near * outerR + far * innerR;
      const i1 = ai + near * outerI + far * innerI;
      const r2 = ar + far * outerR + near * innerR;
      const i2 = ai + far * outerI + near * innerI;
      const turn1R = sinNear * (bi - ei) + sinFar * (ci - di);
      const turn1I = sinNear * (er - br) + sinFar * (dr - cr);
      const turn2R = sinFar * (bi - ei) - sinNear * (ci - di);
      const turn2I = sinFar * (er - br) - sinNear * (dr - cr);
      toRe[to] = ar + outerR + innerR;
      toIm[to] = ai + outerI + innerI;
      put(toRe, toIm, to + stride, r1 + turn1R, i1 + turn1I, cos[first]!, sin[first]!);
      put(toRe, toIm, to + 2 * stride, r2 + turn2R, i2 + turn2I, cos[2 * first]!, sin[2 * first]!);
      put(toRe, toIm, to + 3 * stride, r2 - turn2R, i2 - turn2I, cos[3 * first]!, sin[3 * first]!);
      put(toRe, toIm, to + 4 * stride, r1 - turn1R, i1 - turn1I, cos[4 * first]!, sin[4 * first]!);
    }
  }
}

/** A number turned by an angle. */
function put(re: Float64Array, im: Float64Array, at: number, r: number, i: number, c: number, s: number): void {
  re[at] = r * c - i * s;
  im[at] = r * s + i * c;
}
