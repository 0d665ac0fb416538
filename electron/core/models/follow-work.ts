/** @file Work as a stream of what it tells: ending the stream early stops it, and it ends with the work. */
import { createMailbox } from './mailbox.ts';

/** `run` answers the last event; what it throws the stream throws, after all that was told before. */
export async function* followWork<Event>(
  run: (tell: (event: Event) => void, signal: AbortSignal) => Promise<Event>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Event, void, void> {
  const mailbox = createMailbox<Event>();
  const stop = new AbortController();
  const both = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  const done = run((event) => mailbox.put(event), both).then(
    (last) => mailbox.end(last),
    (error: unknown) => mailbox.fail(error),
  );
  try {
    yield* mailbox.read();
  } finally {
    stop.abort(new Error('nobody follows the installation any more'));
    await done;
  }
}
