/**
 * @file A bounds-checked reader for FlatBuffers tables.
 *
 * [Note: Hostile model files] The generated readers of the `flatbuffers` package trust every offset in the file: a
 * damaged one yields `undefined`, wrapped numbers or huge vectors far from the cause. A model file comes from the
 * user's disk, so each read here is checked against the buffer and fails with one kind of error. Only what TFLite
 * needs is read: tables, scalars, strings and vectors. Layout: https://flatbuffers.dev/internals/
 */

import { CheckpointError } from '../checkpoint/checkpoint-error.ts';

/** Vectors longer than this are a damaged length field, not a model (element count, not bytes). */
const maxVectorLength = 1 << 28;

/** One table inside the buffer: fields are addressed by their slot number in the schema. */
export type Table = { readonly bytes: DataView; readonly at: number; readonly vtable: number; readonly slots: number };

function need(bytes: DataView, at: number, length: number): void {
  if (!Number.isSafeInteger(at) || at < 0 || at + length > bytes.byteLength) {
    throw new CheckpointError('The model file is damaged: it points outside itself.');
  }
}

function u16(bytes: DataView, at: number): number {
  need(bytes, at, 2);
  return bytes.getUint16(at, true);
}

function u32(bytes: DataView, at: number): number {
  need(bytes, at, 4);
  return bytes.getUint32(at, true);
}

function i32(bytes: DataView, at: number): number {
  need(bytes, at, 4);
  return bytes.getInt32(at, true);
}

function tableAt(bytes: DataView, at: number): Table {
  const vtable = at - i32(bytes, at);
  const size = u16(bytes, vtable);
  if (size < 4) throw new CheckpointError('The model file is damaged: a table has no field list.');
  need(bytes, vtable, size);
  return { bytes, at, vtable, slots: (size - 4) >> 1 };
}

/** The root table of a buffer whose file identifier is `identifier` (four characters at byte 4). */
export function rootTable(data: Uint8Array, identifier: string): Table {
  const bytes = new DataView(data.buffer, data.byteOffset, data.byteLength);
  need(bytes, 0, 8);
  const found = String.fromCharCode(...data.subarray(4, 8));
  if (found !== identifier) throw new CheckpointError('This is not a TFLite model (its identifier is missing).');
  return tableAt(bytes, u32(bytes, 0));
}

/** Byte position of a field, or undefined when the file leaves it at its default. */
function fieldAt(table: Table, slot: number): number | undefined {
  if (slot >= table.slots) return undefined;
  const offset = u16(table.bytes, table.vtable + 4 + slot * 2);
  return offset === 0 ? undefined : table.at + offset;
}

/** An 8-bit unsigned field. */
export function readU8(table: Table, slot: number, byDefault = 0): number {
  const at = fieldAt(table, slot);
  if (at === undefined) return byDefault;
  need(table.bytes, at, 1);
  return table.bytes.getUint8(at);
}

/** A 32-bit signed field. */
export function readI32(table: Table, slot: number, byDefault = 0): number {
  const at = fieldAt(table, slot);
  return at === undefined ? byDefault : i32(table.bytes, at);
}

/** A 32-bit unsigned field. */
export function readU32(table: Table, slot: number, byDefault = 0): number {
  const at = fieldAt(table, slot);
  return at === undefined ? byDefault : u32(table.bytes, at);
}

/** A table-valued field. */
export function readTable(table: Table, slot: number): Table | undefined {
  const at = fieldAt(table, slot);
  return at === undefined ? undefined : tableAt(table.bytes, at + u32(table.bytes, at));
}

function vectorAt(table: Table, slot: number, elementBytes: number): { start: number; length: number } | undefined {
  const at = fieldAt(table, slot);
  if (at === undefined) return undefined;
  const vector = at + u32(table.bytes, at);
  const length = u32(table.bytes, vector);
  if (length > maxVectorLength) throw new CheckpointError('The model file is damaged: a list is impossibly long.');
  need(table.bytes, vector + 4, length * elementBytes);
  return { start: vector + 4, length };
}

/** A vector of tables (empty when absent). */
export function readTables(table: Table, slot: number): Table[] {
  const vector = vectorAt(table, slot, 4);
  if (!vector) return [];
  return Array.from({ length: vector.length }, (_, index) => {
    const at = vector.start + index * 4;
    return tableAt(table.bytes, at + u32(table.bytes, at));
  });
}

/** A vector of 32-bit signed integers (empty when absent). */
export function readI32s(table: Table, slot: number): number[] {
  const vector = vectorAt(table, slot, 4);
  if (!vector) return [];
  return Array.from({ length: vector.length }, (_, index) => i32(table.bytes, vector.start + index * 4));
}

/** A vector of bytes, as a view into the file. */
export function readBytes(table: Table, slot: number): Uint8Array {
  const vector = vectorAt(table, slot, 1);
  if (!vector) return new Uint8Array(0);
  return new Uint8Array(table.bytes.buffer, table.bytes.byteOffset + vector.start, vector.length);
}

/** A string field ('' when absent). */
export function readString(table: Table, slot: number): string {
  return new TextDecoder().decode(readBytes(table, slot));
}
