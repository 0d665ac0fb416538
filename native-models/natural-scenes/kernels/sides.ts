/**
 * @file AssemblyScript. On which side of zero the pixels of a row lie, a bit a pixel: a product lies below where one of its factors does, and is zero where one
 * is, so that five counts a pixel are a few operations on 64 pixels. First all that are below, then all that are not zero; each in words of 64, with one
 * word before for the pixel at the other side, and two behind.
 */

const wordBits: i32 = 64;

/** Bytes of one of the two; the caller's room (`sidesBytes` of ../field-moments.ts) is for both. */
function halfBytes(width: i32): usize {
  return 8 * <usize>((width + wordBits) / wordBits + 3);
}

/** Of `width` floats at `row`, and of up to eight behind, whatever they are; those go to `out`. */
export function keepSides(row: usize, width: i32, out: usize, sides: usize): void {
  const below = sides + 8;
  const set = below + halfBytes(width);
  const zero = f32x4.splat(0);
  for (let x = 0, at: usize = 0; x < width; x += 8, at += 32) {
    const four = v128.load(row + at);
    const next = v128.load(row + at, 16);
    v128.store(out + at, four);
    v128.store(out + at, next, 16);
    const to = <usize>(x >> 3);
    store<u8>(below + to, i32x4.bitmask(four) | (i32x4.bitmask(next) << 4));
    store<u8>(set + to, i32x4.bitmask(f32x4.ne(four, zero)) | (i32x4.bitmask(f32x4.ne(next, zero)) << 4));
  }
  carryAround(below, width);
  carryAround(set, width);
}

/** The last bit before the first, the first behind the last. */
function carryAround(bits: usize, width: i32): void {
  const last = width - 1;
  const lastBit = (load<u64>(bits + <usize>((last >> 6) << 3)) >> <u64>(last & 63)) & 1;
  store<u64>(bits - 8, lastBit << 63);
  const behind = bits + <usize>((width >> 6) << 3);
  const at = <u64>(width & 63);
  store<u64>(behind, (load<u64>(behind) & ~((<u64>1) << at)) | ((load<u64>(bits) & 1) << at));
}

/**
 * Adds to two 64-bit floats at `sums` how many of `width` pixels are below zero and how many above; of `count` rows whose addresses lie at `rows`, with the
 * sides `at` bytes behind each. Of their products with the pixel that is `shift` to the right (-1 to 1) in the row `above` (its address lies before) or in
 * the row itself; as they are where that is the pixel itself.
 */
export function countSides(
  rows: usize,
  count: i32,
  at: usize,
  above: bool,
  shift: i32,
  width: i32,
  sums: usize,
): void {
  const half = halfBytes(width);
  let below: i64 = 0;
  let any: i64 = 0;
  for (let row = rows, end = rows + 4 * <usize>count; row < end; row += 4) {
    let mine = <usize>load<u32>(row) + at + 8;
    let theirs = <usize>load<u32>(above ? row - 4 : row) + at + 8;
    for (let left = width; left > 0; left -= wordBits, mine += 8, theirs += 8) {
      let down = load<u64>(mine);
      let counts = load<u64>(mine + half);
      if (above || shift !== 0) {
        down ^= shifted(theirs, shift);
        counts &= shifted(theirs + half, shift);
      }
      if (left < wordBits) counts &= ((<u64>1) << (<u64>left)) - 1;
      below += popcnt(down & counts);
      any += popcnt(counts);
    }
  }
  v128.store(sums, f64x2.add(v128.load(sums), f64x2(<f64>below, <f64>(any - below))));
}

function shifted(word: usize, shift: i32): u64 {
  const here = load<u64>(word);
  if (shift === 0) return here;
  return shift < 0 ? (here << 1) | (load<u64>(word - 8) >> 63) : (here >> 1) | (load<u64>(word + 8) << 63);
}
