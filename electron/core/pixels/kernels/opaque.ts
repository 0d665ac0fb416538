/** @file AssemblyScript. Constant vectors that stay in a register. */

/** Exported, so that the compiler cannot know that it stays 0. */
// biome-ignore lint/style/useConst: a constant is what the compiler must not know
export let nothing: i32 = 0;

/**
 * `constant`, unknown to the compiler: taken before a loop, it is made once. A constant that is known is put back into the loop, and V8 then builds it
 * from four instructions every time round: luma took four times as long.
 */
export function opaque(constant: v128): v128 {
  return v128.or(constant, i32x4.splat(nothing));
}
