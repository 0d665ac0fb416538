/**
 * @file The decoder child's door: one job at a time, an answer for each. A crash of a codec ends this process and nothing else;
 * the pool starts another.
 */
import v8 from 'node:v8';
import { fromText, toText } from '../../work/bytes-in-json.ts';
import { developPicture } from './develop-picture.ts';
import { createHeapKeeper } from './keep-heap-small.ts';
import { PictureProblem, problemOfReading, undeveloped } from './picture-problem.ts';
import type { DecoderJob, DecoderReply, Developed } from './protocol.ts';

interface Port {
  on(event: 'message', listener: (message: unknown) => void): void;
  send(message: DecoderReply): void;
}

// V8 counts pixels outside its small heap as growth and would go through all of it once or twice for every picture: a third of the
// decoder's time. What is large is let go of by hand.
v8.setFlagsFromString('--heap-growing-percent=1000');

// A promise that failed unheard is the end, as in Node: Electron's utility processes would only warn, and the job would never be answered.
process.on('unhandledRejection', (error) => {
  throw error;
});

serve(portOfThisProcess());

function serve(port: Port): void {
  const keepHeapSmall = createHeapKeeper();
  port.send({ type: 'hello', pid: process.pid });
  port.on('message', async (message) => {
    const job = message as DecoderJob;
    let told = false;
    const tellRead = () => {
      if (!told) port.send({ type: 'read', id: job.id });
      told = true;
    };
    const developed = await develop(job, tellRead);
    if (developed === 'unsure') port.send({ type: 'unsure', id: job.id });
    else port.send({ type: 'developed', id: job.id, developed, rssMb: process.memoryUsage.rss() / 2 ** 20 });
    // After the answer: nobody waits for it.
    keepHeapSmall();
  });
}

async function develop(job: DecoderJob, tellRead: () => void): Promise<Developed | 'unsure'> {
  try {
    return await developPicture(job, tellRead);
  } catch (error) {
    const problem = error instanceof PictureProblem ? error : problemOfReading(error);
    // Not a fault of the file: the stack goes to stderr with the crash, the pool counts it.
    if (!problem) throw error;
    return undeveloped(problem.state, problem.message);
  }
}

/** Electron's utility process talks through `process.parentPort`, Node's fork through `process.send`. */
function portOfThisProcess(): Port {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort;
  if (parentPort) {
    return {
      on: (_event, listener) => parentPort.on('message', (event) => listener(event.data)),
      send: (message) => parentPort.postMessage(message),
    };
  }
  process.on('disconnect', () => process.exit(0));
  // Ctrl-C reaches the whole process group; when to stop is the engine's decision.
  process.on('SIGINT', () => undefined);
  // An engine on another V8 says text, and is answered in kind.
  let isText = false;
  return {
    on: (_event, listener) =>
      void process.on('message', (message) => {
        isText = typeof message === 'string';
        listener(typeof message === 'string' ? fromText(message) : message);
      }),
    send: (message) => void process.send?.(isText ? toText(message) : message),
  };
}

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}
