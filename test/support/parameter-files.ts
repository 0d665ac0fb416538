/** @file Parameter files as statistics publish them, laid out here: MATLAB 5 and LIBSVM's text. */

const aligned = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((8 - (bytes.length % 8)) % 8)]);

const element = (type: number, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, aligned(data)]);
};

/** A MATLAB 5 file of named matrices of doubles; values are row-major. */
export function writeMat(
  matrices: Readonly<Record<string, { rows: number; columns: number; values: number[] }>>,
): Buffer {
  const head = Buffer.alloc(128, ' ');
  head.write('MATLAB 5.0 MAT-file');
  head.writeUInt16LE(0x0100, 124);
  head.write('IM', 126);
  const parts = Object.entries(matrices).map(([name, { rows, columns, values }]) => {
    const flags = Buffer.alloc(8);
    flags.writeUInt32LE(6, 0);
    const dims = Buffer.alloc(8);
    dims.writeInt32LE(rows, 0);
    dims.writeInt32LE(columns, 4);
    const data = Buffer.alloc(values.length * 8);
    values.forEach((value, i) => {
      data.writeDoubleLE(value, ((i % columns) * rows + Math.floor(i / columns)) * 8);
    });
    const inner = [element(6, flags), element(5, dims), element(1, Buffer.from(name)), element(9, data)];
    return element(14, Buffer.concat(inner));
  });
  return Buffer.concat([head, ...parts]);
}

/** An epsilon-SVR with as many vectors as there are coefficients, all at the origin but for the first feature. */
export const writeLibsvm = (coefficients: readonly number[], gamma = 0.05, rho = -50): string =>
  [
    ...['svm_type epsilon_svr', 'kernel_type rbf', `gamma ${gamma}`, 'nr_class 2', `total_sv ${coefficients.length}`],
    ...[`rho ${rho}`, 'SV', ...coefficients.map((one, i) => `${one} 1:${i / 10} 2:0`), ''],
  ].join('\n');

/** svm-scale's file for features that all run from -1 to 1. */
export const writeRanges = (count: number): string =>
  ['x', '-1 1', ...Array.from({ length: count }, (_, i) => `${i + 1} -1 1`), ''].join('\n');
