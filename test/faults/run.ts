/**
 * @file `npm run faults`: every suite in ./suites at full size. `-- NAME...` runs some, `--scale 0.1` fewer faults, `--seed N` others. `-- --day` runs a long day
 * instead, 20 shoots of 2,000 frames at scale 1 (`--shoots N` for fewer). Table on stderr, JSON on stdout.
 */
import { existsSync, readdirSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sharedFolder } from '../support/needs.ts';
import { runDay } from './day/run-day.ts';
import type { FaultRow, FaultSuite } from './suite.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    scale: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    day: { type: 'boolean', default: false },
    shoots: { type: 'string', default: '20' },
  },
});
const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());

const folder = new URL('./suites/', import.meta.url);
const files = readdirSync(fileURLToPath(folder))
  .filter((name) => name.endsWith('.ts'))
  .sort();
const suites = await Promise.all(
  files.map(async (file) => ((await import(new URL(file, folder).href)) as { default: FaultSuite }).default),
);
const unknown = positionals.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `No fault suite is called ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}.\n`,
  );
  process.exit(2);
}

const rows: (FaultRow & { suite: string; seconds: number })[] = [];
if (values.day) {
  const started = performance.now();
  const row = await runDay({
    shoots: Number(values.shoots),
    framesPerShoot: Math.max(50, Math.round(2_000 * Number(values.scale))),
    shared: existsSync(sharedFolder) ? sharedFolder : null,
    signal: interrupt.signal,
    report: (line) => void process.stderr.write(`${line}\n`),
  });
  rows.push({ suite: 'day', seconds: Math.round((performance.now() - started) / 1000), ...row });
  for (const example of row.examples) process.stderr.write(`    ${example}\n`);
}
for (const suite of values.day ? [] : suites) {
  if (interrupt.signal.aborted || (positionals.length > 0 && !positionals.includes(suite.name))) continue;
  const started = performance.now();
  const options = { scale: Number(values.scale), seed: Number(values.seed), signal: interrupt.signal };
  for (const row of await suite.run(options)) {
    const seconds = Math.round((performance.now() - started) / 100) / 10;
    rows.push({ suite: suite.name, seconds, ...row });
    const result = row.skipped ? `skipped: ${row.skipped}` : `${row.tried} tried, ${row.failures} failed`;
    process.stderr.write(
      `${suite.name.padEnd(18)} ${row.fault.padEnd(44)} ${result.padEnd(28)} ${JSON.stringify(row.counts)}\n`,
    );
    for (const example of row.examples) process.stderr.write(`    ${example}\n`);
  }
}
const machine = {
  node: process.version,
  platform: process.platform,
  kernel: release(),
  cores: cpus().length,
  cpu: cpus()[0]?.model,
};
process.stdout.write(
  `${JSON.stringify({ schema: 'chinagraph/faults@1', machine, scale: Number(values.scale), rows }, null, 2)}\n`,
);
process.exitCode = rows.some(({ failures }) => failures > 0) ? 1 : 0;
