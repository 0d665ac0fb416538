/** @file stat's numbers are unsigned 64 bits, SQLite's signed. */
export const toSigned = (value: bigint): bigint => BigInt.asIntN(64, value);
export const toUnsigned = (value: bigint): bigint => BigInt.asUintN(64, value);
