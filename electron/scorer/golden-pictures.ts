/**
 * @file Pictures made from formulas, the same bytes on every machine: what devices are compared on and installations proved with.
 * Each is a small landscape: sky, hills and ground with 1/f texture, and a few shaded balls in front.
 */
import type { Picture } from '../../native-models/adapters/index.ts';
import { blurPicture, compressPicture } from './degrade-picture.ts';

export interface NamedPicture {
  readonly name: string;
  readonly picture: Picture;
}

/** murmur3's finaliser: a whole number in, 32 well-mixed bits out. */
function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

const unit = (seed: number, x: number, y: number): number => mix(seed * 0x9e3779b9 + y * 65_537 + x) / 2 ** 32;

/** Bilinear value noise summed over octaves, about -1..1. */
function texture(seed: number, x: number, y: number, octaves: number): number {
  let sum = 0;
  for (let octave = 0; octave < octaves; octave++) {
    const step = 64 >> octave;
    const column = Math.floor(x / step);
    const row = Math.floor(y / step);
    const across = x / step - column;
    const down = y / step - row;
    const at = (dx: number, dy: number) => unit(seed + octave, column + dx, row + dy) * 2 - 1;
    const top = at(0, 0) + (at(1, 0) - at(0, 0)) * across;
    const bottom = at(0, 1) + (at(1, 1) - at(0, 1)) * across;
    sum += (top + (bottom - top) * down) / 1.6 ** octave;
  }
  return sum / 2;
}

/** A scene of its own for every seed. */
export function makeScene(seed: number, widthPx: number, heightPx: number): Picture {
  const data = new Uint8Array(widthPx * heightPx * 3);
  const sky = [90 + unit(seed, 1, 0) * 120, 120 + unit(seed, 2, 0) * 90, 150 + unit(seed, 3, 0) * 100];
  const ground = [60 + unit(seed, 4, 0) * 120, 70 + unit(seed, 5, 0) * 100, 30 + unit(seed, 6, 0) * 70];
  const balls = Array.from({ length: 3 + (seed % 4) }, (_, ball) => ({
    x: unit(seed, 10 + ball, 1) * widthPx,
    y: (0.35 + unit(seed, 10 + ball, 2) * 0.55) * heightPx,
    radius: (0.05 + unit(seed, 10 + ball, 3) * 0.16) * heightPx,
    colour: [0, 1, 2].map((channel) => 40 + unit(seed, 10 + ball, 4 + channel) * 210),
  }));
  const light = 0.55 + unit(seed, 7, 0) * 0.6;
  const ridge = Array.from({ length: widthPx }, (_, x) => (0.42 + 0.14 * texture(seed + 50, x, 0, 4)) * heightPx);
  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      const isSky = y < ridge[x]!;
      const grain = texture(seed + 100, x, y, isSky ? 2 : 6);
      const ball = balls.findLast((one) => Math.hypot(x - one.x, y - one.y) < one.radius);
      for (let channel = 0; channel < 3; channel++) {
        let value = isSky
          ? sky[channel]! + (y / heightPx) * 60 + grain * 12
          : ground[channel]! * (0.6 + (0.5 * y) / heightPx) + grain * 70;
        if (ball) {
          const shade =
            1 - Math.hypot(x - ball.x + ball.radius / 3, y - ball.y + ball.radius / 3) / (ball.radius * 1.6);
          value = ball.colour[channel]! * (0.35 + 0.8 * shade) + grain * 18;
        }
        data[(y * widthPx + x) * 3 + channel] = Math.max(0, Math.min(255, Math.round(value * light)));
      }
    }
  }
  return { data, widthPx, heightPx };
}

/** 48 pictures across the range of quality: rank correlation on few pictures would turn on a single near-tie. */
export function* goldenPictures(): Generator<NamedPicture> {
  for (let scene = 0; scene < 12; scene++) {
    const sharp = makeScene(scene, 256, 224);
    yield { name: `scene ${scene}`, picture: sharp };
    yield { name: `scene ${scene}, blurred`, picture: blurPicture(sharp, 0.8 + (scene % 4)) };
    yield { name: `scene ${scene}, compressed`, picture: compressPicture(sharp, 4 + scene * 3) };
    yield {
      name: `scene ${scene}, both`,
      picture: compressPicture(blurPicture(sharp, 1 + (scene % 3)), 6 + scene * 2),
    };
  }
}

/** Three scenes, each sharp, blurred and badly compressed. */
export function* sanityPictures(): Generator<NamedPicture> {
  for (let scene = 20; scene < 23; scene++) {
    const sharp = makeScene(scene, 384, 288);
    yield { name: 'sharp', picture: sharp };
    const blurred = blurPicture(sharp, 2.5);
    yield { name: 'blurred', picture: blurred };
    yield { name: 'compressed', picture: compressPicture(blurred, 1) };
  }
}
