/** @file Ingests a card once, by plan and run as the engine does. Arguments: card, destination, second destination. Prints the tally as JSON. */
import { createIngestLog } from '../../electron/core/ingest/copy/ingest-log.ts';
import { parseNaming } from '../../electron/core/ingest/plan/naming.ts';
import { planIngest } from '../../electron/core/ingest/plan/plan-ingest.ts';
import { runIngest } from '../../electron/core/ingest/run-ingest.ts';
import { systemClock } from '../../electron/core/work/clock.ts';

const [card, to, second] = process.argv.slice(2).map((word) => Buffer.from(word)) as [Buffer, Buffer, Buffer];
process.send?.('ready');
const destinations = [to, second];
const naming = parseNaming('{date}_{seq:3}', '');
const order = { cards: [{ root: card, name: 'CARD' }], destinations, by: 'none' as const, naming };
const planned = await planIngest(order, () => Promise.resolve(null));
const tally = await runIngest({
  planned,
  log: createIngestLog(destinations, systemClock.nowIso()),
  clock: systemClock,
  signal: new AbortController().signal,
  untilResumed: () => Promise.resolve(),
  report: () => process.send?.('file'),
});
process.send?.({ tally });
process.disconnect?.();
