/** @file Command: make a seeded shoot. See --help. */
import sharp from 'sharp';
import { makeShoot } from './make-shoot/make-shoot.ts';
import { readOptions, usage } from './make-shoot/options.ts';

const options = readOptions(process.argv.slice(2));
if ('help' in options) process.stdout.write(usage);
else if ('problem' in options) {
  process.stderr.write(`${options.problem}\n\n${usage}`);
  process.exitCode = 2;
} else {
  const abort = new AbortController();
  process.once('SIGINT', () =>
    abort.abort(new Error('Stopped. What was written so far stays; truth.json is not there.')),
  );
  sharp.concurrency(1);
  sharp.cache(false);
  const started = performance.now();
  try {
    const truth = await makeShoot(options, abort.signal, (done) => {
      if (process.stderr.isTTY && done % 100 === 0) process.stderr.write(`\r${done} of ${options.frames} frames`);
    });
    const seconds = (performance.now() - started) / 1000;
    process.stderr.write(`\r${truth.photos.length} frames in ${seconds.toFixed(1)} s\n`);
    process.stdout.write(`${options.out}\n`);
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
