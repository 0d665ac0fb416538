/**
 * @file HDR pictures (PQ and HLG, ITU-R BT.2100-2) in the range of a screen. Up to half of diffuse white nothing is changed; above, a shoulder
 * (Reinhard's extended operator) keeps highlights apart up to 10,000 cd/m². Diffuse white is 203 cd/m² (ITU-R BT.2408-4) and becomes 225 of 255.
 */
import { type CodePoints, hlgTransfer, toLinearSrgb } from './code-points.ts';
import { srgbEncode } from './make-profile.ts';

const diffuseWhite = 203;
const pqPeak = 10_000;
const hlgPeak = 1_000;
const hlgGamma = 1.2;
const knee = 0.5;
const shoulder = (pqPeak / diffuseWhite - knee) / (1 - knee);
const encodeSteps = 4096;

export interface DeepPixels {
  /** Bytes where `bits` is 8, little-endian words above. */
  data: Uint8Array;
  bits: number;
  channels: 3 | 4;
  widthPx: number;
  heightPx: number;
}

/** Three channels of 8-bit sRGB. The fourth channel of the input is left out. */
export function toneMap(pixels: DeepPixels, points: CodePoints): Buffer {
  const { data, bits, channels, widthPx, heightPx } = pixels;
  const count = widthPx * heightPx;
  const words = bits > 8 ? new Uint16Array(data.buffer, data.byteOffset, count * channels) : data;
  const isHlg = points.transfer === hlgTransfer;
  const light = lightTable(2 ** bits, isHlg ? hlgScene : pqLight);
  const most = light.length - 1;
  const matrix = toLinearSrgb(points.primaries).flat();
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = matrix as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const out = Buffer.allocUnsafeSlow(count * 3);
  for (let i = 0, from = 0, to = 0; i < count; i++, from += channels, to += 3) {
    let r = light[Math.min(words[from]!, most)]!;
    let g = light[Math.min(words[from + 1]!, most)]!;
    let b = light[Math.min(words[from + 2]!, most)]!;
    if (isHlg) {
      // BT.2100, table 5: the system gamma works on the luminance of the scene.
      const scene = 0.2627 * r + 0.678 * g + 0.0593 * b;
      const gain = scene > 0 ? (hlgPeak / diffuseWhite) * scene ** (hlgGamma - 1) : 0;
      r *= gain;
      g *= gain;
      b *= gain;
    }
    const red = Math.max(0, m0 * r + m1 * g + m2 * b);
    const green = Math.max(0, m3 * r + m4 * g + m5 * b);
    const blue = Math.max(0, m6 * r + m7 * g + m8 * b);
    // The largest channel is brought into range and takes the others with it: the hue stays.
    const largest = Math.max(red, green, blue);
    const scale = largest > knee ? roll(largest) / largest : 1;
    out[to] = encoded(red * scale);
    out[to + 1] = encoded(green * scale);
    out[to + 2] = encoded(blue * scale);
  }
  return out;
}

function roll(value: number): number {
  const t = (value - knee) / (1 - knee);
  return Math.min(1, knee + ((1 - knee) * t * (1 + t / shoulder ** 2)) / (1 + t));
}

function lightTable(size: number, light: (signal: number) => number): Float32Array {
  return Float32Array.from({ length: size }, (_, i) => light(i / (size - 1)));
}

/** Light relative to diffuse white. SMPTE ST 2084. */
function pqLight(signal: number): number {
  const [m1, m2, c1, c2, c3] = [2610 / 16384, 2523 / 32, 3424 / 4096, 2413 / 128, 2392 / 128];
  const power = signal ** (1 / m2);
  return (pqPeak / diffuseWhite) * (Math.max(0, power - c1) / (c2 - c3 * power)) ** (1 / m1);
}

/** Scene light 0..1. */
function hlgScene(signal: number): number {
  const [a, b, c] = [0.17883277, 0.28466892, 0.55991073];
  return signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - c) / a) + b) / 12;
}

/** sRGB of linear light, by a table over its square root: even steps where the eye sees them. */
const encodeTable = Uint8Array.from({ length: encodeSteps + 1 }, (_, i) =>
  Math.round(255 * srgbEncode((i / encodeSteps) ** 2)),
);
const encoded = (light: number) => encodeTable[Math.round(Math.sqrt(Math.min(1, light)) * encodeSteps)]!;
