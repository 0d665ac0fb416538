/** @file Messages as JSON that also carries typed arrays and all numbers: between two versions of V8, of which one may not read the other's structured clone. */

const kinds = {
  Uint8Array,
  Uint8ClampedArray,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
} as const;
type Kind = keyof typeof kinds;

/** A property that is undefined is left out, -0 becomes 0, a Buffer a Uint8Array. */
export function toText(message: unknown): string {
  // The value itself, before a Buffer's toJSON.
  return JSON.stringify(message, function replace(this: Record<string, unknown>, key: string): unknown {
    const value = this[key];
    if (typeof value === 'number' && !Number.isFinite(value)) return { $number: String(value) };
    if (!ArrayBuffer.isView(value)) return value;
    const kind = Buffer.isBuffer(value) ? 'Uint8Array' : value.constructor.name;
    if (!(kind in kinds)) throw new TypeError(`${kind} cannot be sent`);
    return { $kind: kind, $bytes: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64') };
  });
}

/** What toText made. @throws SyntaxError on other text. */
export const fromText = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if ('$number' in value) return Number(value.$number);
    if (!('$bytes' in value && '$kind' in value)) return value;
    const bytes = Buffer.from(String(value.$bytes), 'base64');
    // A copy of its own: a small Buffer shares memory with others, at any place.
    return new kinds[value.$kind as Kind](Uint8Array.from(bytes).buffer);
  });
