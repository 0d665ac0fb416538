/** @file Tone curves of ICC profiles: "curv" (identity, gamma or table) and "para" (ICC.1:2022, 10.6 and 10.18). */

export type Curve = (value: number) => number;

/** Null when the tag is missing or of another type. */
export function readCurve(tag: Uint8Array | undefined): Curve | null {
  if (!tag || tag.length < 12) return null;
  const view = new DataView(tag.buffer, tag.byteOffset, tag.byteLength);
  const type = String.fromCharCode(...tag.subarray(0, 4));
  if (type === 'curv') return tableCurve(view);
  return type === 'para' ? parametricCurve(view) : null;
}

function tableCurve(view: DataView): Curve | null {
  const count = view.getUint32(8);
  if (count === 0) return (value) => value;
  if (12 + count * 2 > view.byteLength) return null;
  if (count === 1) {
    const gamma = view.getUint16(12) / 256;
    return (value) => value ** gamma;
  }
  return (value) => {
    const at = Math.min(Math.max(value, 0), 1) * (count - 1);
    const below = Math.min(Math.floor(at), count - 2);
    const low = view.getUint16(12 + below * 2);
    const high = view.getUint16(14 + below * 2);
    return (low + (high - low) * (at - below)) / 65535;
  };
}

const parameters = [1, 3, 4, 5, 7];

function parametricCurve(view: DataView): Curve | null {
  const kind = view.getUint16(8);
  const count = parameters[kind];
  if (count === undefined || 12 + count * 4 > view.byteLength) return null;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from(
    { length: count },
    (_, i) => view.getInt32(12 + i * 4) / 65536,
  );
  const power = (value: number) => Math.max(0, a * value + b) ** g;
  switch (kind) {
    case 0:
      return (value) => value ** g;
    case 1:
      return (value) => (value >= -b / a ? power(value) : 0);
    case 2:
      return (value) => (value >= -b / a ? power(value) + c : c);
    case 3:
      return (value) => (value >= d ? power(value) : c * value);
    default:
      return (value) => (value >= d ? power(value) + e : c * value + f);
  }
}
