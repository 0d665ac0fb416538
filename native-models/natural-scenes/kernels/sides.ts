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

/** Of `width` floats at `row`, and of up to sixteen behind, whatever they are; those go to `out`. None is -0. */
export function keepSides(row: usize, width: i32, out: usize, sides: usize): void {
  const below = sides + 8;
  const set = below + halfBytes(width);
  for (let x = 0, at: usize = 0; x < width; x += 16, at += 64) {
    const a = v128.load(row + at);
    const b = v128.load(row + at, 16);
    const c = v128.load(row + at, 32);
    const d = v128.load(row + at, 48);
    v128.store(out + at, a);
    v128.store(out + at, b, 16);
    v128.store(out + at, c, 32);
    v128.store(out + at, d, 48);
    // As integers, too, floats are below zero, zero or above, and stay so where they are cut to a byte.
    const bytes = i8x16.narrow_i16x8_s(i16x8.narrow_i32x4_s(a, b), i16x8.narrow_i32x4_s(c, d));
    const to = <usize>(x >> 3);
    store<u16>(below + to, i8x16.bitmask(bytes));
    store<u16>(set + to, ~i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(0))));
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
 * How many of `width` pixels are below zero and how many above, in `count` rows whose addresses lie at `rows`, with the sides `at` bytes behind each: added to
 * two 64-bit floats at `sums`, and `fieldBytes` on for their products with the left neighbour.
 */
export function countRows(rows: usize, count: i32, at: usize, width: i32, sums: usize, fieldBytes: usize): void {
  const half = halfBytes(width);
  let below0: i64 = 0;
  let below1: i64 = 0;
  let any0: i64 = 0;
  let any1: i64 = 0;
  for (let end = rows + 4 * <usize>count; rows < end; rows += 4) {
    let word = <usize>load<u32>(rows) + at + 8;
    for (let left = width; left > 0; left -= wordBits, word += 8) {
      const down = load<u64>(word);
      const set = within(load<u64>(word + half), left);
      const product = set & fromLeft(word + half);
      below0 += popcnt(down & set);
      any0 += popcnt(set);
      below1 += popcnt((down ^ fromLeft(word)) & product);
      any1 += popcnt(product);
    }
  }
  add(sums, below0, any0);
  add(sums + fieldBytes, below1, any1);
}

/** The same of products with the row above, whose address lies before a row's own: straight, from the left, from the right. */
export function countPairs(rows: usize, count: i32, at: usize, width: i32, sums: usize, fieldBytes: usize): void {
  const half = halfBytes(width);
  let below0: i64 = 0;
  let below1: i64 = 0;
  let below2: i64 = 0;
  let any0: i64 = 0;
  let any1: i64 = 0;
  let any2: i64 = 0;
  for (let end = rows + 4 * <usize>count; rows < end; rows += 4) {
    let word = <usize>load<u32>(rows) + at + 8;
    let over = <usize>load<u32>(rows - 4) + at + 8;
    for (let left = width; left > 0; left -= wordBits, word += 8, over += 8) {
      const down = load<u64>(word);
      const set = within(load<u64>(word + half), left);
      const straight = set & load<u64>(over + half);
      const fromOne = set & fromLeft(over + half);
      const fromOther = set & fromRight(over + half);
      below0 += popcnt((down ^ load<u64>(over)) & straight);
      any0 += popcnt(straight);
      below1 += popcnt((down ^ fromLeft(over)) & fromOne);
      any1 += popcnt(fromOne);
      below2 += popcnt((down ^ fromRight(over)) & fromOther);
      any2 += popcnt(fromOther);
    }
  }
  add(sums, below0, any0);
  add(sums + fieldBytes, below1, any1);
  add(sums + 2 * fieldBytes, below2, any2);
}

function within(bits: u64, left: i32): u64 {
  return left < wordBits ? bits & (((<u64>1) << (<u64>left)) - 1) : bits;
}

function fromLeft(word: usize): u64 {
  return (load<u64>(word) << 1) | (load<u64>(word - 8) >> 63);
}

function fromRight(word: usize): u64 {
  return (load<u64>(word) >> 1) | (load<u64>(word + 8) << 63);
}

function add(sums: usize, below: i64, any: i64): void {
  v128.store(sums, f64x2.add(v128.load(sums), f64x2(<f64>below, <f64>(any - below))));
}
