/**
 * @file The converter as a process of its own: `node convert-cli.ts ID SOURCE OUT_DIR [URL]`.
 * Standard output carries one JSON object per line: `{step, fraction}` while it works, then `{record}` or `{problem}`.
 * SIGTERM aborts and leaves nothing half written. Exit codes: 0 converted, 1 the file cannot be used, 2 wrong call.
 */
import { CheckpointError } from './checkpoint/index.ts';
import { convertModel } from './convert-model.ts';
import { isModelId } from './manifest.ts';

const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

/** Reports at most one step of a percent at a time. */
function sayProgress(): (step: string, fraction: number) => void {
  let last = '';
  return (step, fraction) => {
    const rounded = Math.floor(fraction * 100) / 100;
    const key = `${step} ${rounded}`;
    if (key !== last) say({ step, fraction: rounded });
    last = key;
  };
}

const [id, sourcePath, outDir, sourceUrl] = process.argv.slice(2);
if (id === undefined || !isModelId(id) || sourcePath === undefined || outDir === undefined) {
  say({ problem: 'usage: convert-cli ID SOURCE OUT_DIR [URL]' });
  process.exitCode = 2;
} else {
  const controller = new AbortController();
  process.once('SIGTERM', () => controller.abort());
  try {
    const { record } = await convertModel({
      id,
      sourcePath,
      outDir,
      sourceUrl: sourceUrl ?? null,
      now: new Date(),
      signal: controller.signal,
      onProgress: sayProgress(),
    });
    say({ record });
  } catch (error) {
    const known = error instanceof CheckpointError || controller.signal.aborted;
    say({ problem: error instanceof Error ? error.message : String(error) });
    if (!known) process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exitCode = 1;
  }
}
