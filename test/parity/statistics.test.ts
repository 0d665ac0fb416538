/**
 * @file PIQE, NIQE and BRISQUE on published pictures, through the command line, beside the authors' own numbers. BRISQUE's are those of the model of the
 * authors' MATLAB release (774 vectors, rho -153.591). The file that others pass on (770 vectors, rho -155.845, of the C++ release) gives other numbers: on a
 * picture without flat areas they are held against the 36 features of piq 0.8.0, in double precision, through the vectors and ranges of that file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { brisqueFeatureCount } from '../../native-models/families/brisque/brisque.ts';
import { predict, readLibsvm } from '../../native-models/families/brisque/support-vectors.ts';
import { needing } from '../support/needs.ts';
import { releasedBrisque } from '../support/released-brisque.ts';
import { runHere } from '../support/run-here.ts';
import { describeShared } from '../support/shared.ts';
import { tempFolder } from '../support/temp-folder.ts';

interface Published {
  readonly pictures: Readonly<Record<string, { niqe: number; piqe: number; brisque: number }>>;
}

/** Asked for are 0.02 and 0.1: NIQE and BRISQUE come out but for 32-bit floats, PIQE is told to two digits. */
const tolerance = { niqe: 0.002, piqe: 0.01, brisque: 0.04 };
const i04ByPiq = -8.9175;

const runIn =
  (home: string) =>
  async (...words: string[]) => {
    const { code, stdout, stderr } = await runHere([...words, '--json', '--catalog', home]);
    expect(code, stderr).toBe(0);
    return JSON.parse(stdout);
  };

describeShared('statistics without learning', (shared) => {
  const metrics = path.join(shared, 'metrics');
  const weights = (name: string) => path.join(metrics, 'weights', name);
  const picture = (name: string) => path.join(metrics, 'dist', `${name}.bmp`);
  const { pictures } = JSON.parse(readFileSync(path.join(metrics, 'expected.json'), 'utf8')) as Published;

  test('NIQE and PIQE come out as published, BRISQUE of the other release as of its features', async () => {
    const run = runIn(tempFolder('statistics'));
    expect((await run('models', 'install', 'niqe', weights('niqe_image_params.mat'))).result.type).toBe('installed');
    expect((await run('models', 'import', 'brisque', weights('brisque_svm.txt'))).result.type).toBe('installed');
    const files = Object.keys(pictures).map(picture);
    // PIQE comes with the program: it scores where it is named.
    const { images } = await run('score', ...files, '--size', 'native', '--models', 'niqe,brisque,piqe');
    for (const { path: file, scores, problem } of images) {
      const name = path.basename(file, '.bmp');
      const published = pictures[name]!;
      expect(problem).toBeNull();
      expect(Math.abs(scores.niqe.niqe - published.niqe), `NIQE of ${name}`).toBeLessThan(tolerance.niqe);
      expect(Math.abs(scores.piqe.piqe - published.piqe), `PIQE of ${name}`).toBeLessThan(tolerance.piqe);
      if (name === 'I04') expect(Math.abs(scores.brisque.brisque - i04ByPiq)).toBeLessThan(0.03);
    }
    // Not installed, so a plain run leaves it out.
    const plain = await run('score', files[0]!);
    expect(Object.keys(plain.images[0].scores)).toEqual(['niqe', 'brisque']);
  }, 300_000);

  test(
    'BRISQUE comes out as published with the released model',
    needing('the released model of BRISQUE', { timeout: 300_000 }),
    async () => {
      const run = runIn(tempFolder('released-brisque-home'));
      const { modelPath } = releasedBrisque(tempFolder('released-brisque'));
      expect((await run('models', 'import', 'brisque', modelPath)).result.type).toBe('installed');
      const files = Object.keys(pictures).map(picture);
      const { images } = await run('score', ...files, '--size', 'native', '--models', 'brisque');
      for (const { path: file, scores } of images) {
        const name = path.basename(file, '.bmp');
        expect(Math.abs(scores.brisque.brisque - pictures[name]!.brisque), name).toBeLessThan(tolerance.brisque);
      }
    },
  );
});

test(
  'the released model of BRISQUE says of features what its authors say',
  needing('the released model of BRISQUE'),
  () => {
    const { modelPath, said } = releasedBrisque(tempFolder('released-brisque'));
    const model = readLibsvm(readFileSync(modelPath, 'latin1'), brisqueFeatureCount);
    expect(said).toHaveLength(2);
    for (const { stretched, score } of said) expect(predict(model, stretched)).toBeCloseTo(score, 2);
  },
);
