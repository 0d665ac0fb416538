/**
 * @file The decoder child's door: one job at a time, an answer for each. A crash of a codec ends this process and nothing else;
 * the pool starts another.
 */

import v8 from 'node:v8';
import { asWritten } from '../../../contract/told.ts';
import { type ChildPort, portOfThisProcess } from '../../work/child-port.ts';
import { developPicture } from './develop-picture.ts';
import { createHeapKeeper } from './keep-heap-small.ts';
import { PictureProblem, problemOfReading, undeveloped } from './picture-problem.ts';
import type { DecoderJob, DecoderReply, Developed } from './protocol.ts';

// V8 counts pixels outside its small heap as growth and would go through all of it once or twice for every picture: a third of the
// decoder's time. What is large is let go of by hand.
v8.setFlagsFromString('--heap-growing-percent=1000');

// A promise that failed unheard is the end, as in Node: Electron's utility processes would only warn, and the job would never be answered.
process.on('unhandledRejection', (error) => {
  throw error;
});

serve(portOfThisProcess<DecoderReply>());

function serve(port: ChildPort<DecoderReply>): void {
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
    return undeveloped(problem.state, asWritten(problem.message));
  }
}
