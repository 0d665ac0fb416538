/** @file Support-vector regression with a radial kernel, and LIBSVM's text form of one (Chang & Lin 2011). */
import { CheckpointError } from '../../checkpoint/index.ts';

export interface SupportVectors {
  readonly gamma: number;
  readonly rho: number;
  readonly coefficients: Float64Array;
  /** Row-major: one vector of `featureCount` numbers per coefficient. */
  readonly vectors: Float64Array;
  readonly featureCount: number;
}

export function predict(model: SupportVectors, features: Float64Array): number {
  let sum = -model.rho;
  for (let v = 0; v < model.coefficients.length; v++) {
    let distance = 0;
    for (let i = 0; i < model.featureCount; i++)
      distance += (features[i]! - model.vectors[v * model.featureCount + i]!) ** 2;
    sum += model.coefficients[v]! * Math.exp(-model.gamma * distance);
  }
  return sum;
}

const maxVectors = 100_000;

/** @throws CheckpointError where the text is no epsilon-SVR with an RBF kernel, is cut short or holds what is no number. */
export function readLibsvm(text: string, featureCount: number): SupportVectors {
  const split = text.indexOf('\nSV');
  if (split < 0) throw new CheckpointError('This is no LIBSVM model: the line "SV" is missing.');
  const head = new Map(
    text
      .slice(0, split)
      .split('\n')
      .map((line) => [line.split(' ', 1)[0]!, line.slice(line.indexOf(' ') + 1).trim()] as const),
  );
  const expect = (name: string, value: string) => {
    if (head.get(name) !== value)
      throw new CheckpointError(`This LIBSVM model has ${name} "${head.get(name) ?? 'none'}"; ${value} is needed.`);
  };
  expect('svm_type', 'epsilon_svr');
  expect('kernel_type', 'rbf');
  const count = number(head.get('total_sv'), 'total_sv');
  if (!Number.isInteger(count) || count < 1 || count > maxVectors)
    throw new CheckpointError(`This LIBSVM model says that it has ${count} vectors.`);
  const lines = text
    .slice(text.indexOf('\n', split + 1) + 1)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length !== count)
    throw new CheckpointError(`This LIBSVM model is cut short: ${lines.length} of ${count} vectors.`);
  const coefficients = new Float64Array(count);
  const vectors = new Float64Array(count * featureCount);
  lines.forEach((line, v) => {
    const [coefficient, ...entries] = line.trim().split(/\s+/);
    coefficients[v] = number(coefficient, 'a coefficient');
    for (const entry of entries) {
      const [index, value, ...rest] = entry.split(':');
      const at = number(index, 'an index');
      if (rest.length > 0) throw new CheckpointError(`This LIBSVM model has "${entry.slice(0, 40)}" for a feature.`);
      if (!Number.isInteger(at) || at < 1 || at > featureCount)
        throw new CheckpointError(`This LIBSVM model has a feature ${at}; there are ${featureCount}.`);
      vectors[v * featureCount + at - 1] = number(value, 'a feature');
    }
  });
  const gamma = number(head.get('gamma'), 'gamma');
  const rho = number(head.get('rho'), 'rho');
  // Kernels are 0 to 1 where gamma is above 0: no picture can then be given more than this.
  const most = coefficients.reduce((sum, one) => sum + Math.abs(one), Math.abs(rho));
  if (gamma <= 0 || !Number.isFinite(most))
    throw new CheckpointError('This LIBSVM model has numbers that no prediction can come out of.');
  return { gamma, rho, coefficients, vectors, featureCount };
}

function number(text: string | undefined, what: string): number {
  const value = Number(text);
  if (text === undefined || text === '' || !Number.isFinite(value))
    throw new CheckpointError(`This LIBSVM model has "${text ?? ''}" for ${what}.`);
  return value;
}
