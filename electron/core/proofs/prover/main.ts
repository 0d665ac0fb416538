/** @file The prover child's door: one picture at a time, an answer for each. It may be ended at any moment: it owns nothing but a file in the scratch folder. */
import { portOfThisProcess } from '../../work/child-port.ts';
import { makeProof } from './make-proof.ts';
import type { ProveJob, ProveReply } from './protocol.ts';

// A promise that failed unheard is the end, as in Node: Electron's utility processes would only warn, and the job would never be answered.
process.on('unhandledRejection', (error) => {
  throw error;
});

const port = portOfThisProcess<ProveReply>();
port.send({ type: 'hello' });
port.on('message', async (message) => {
  const job = message as ProveJob;
  try {
    port.send({ type: 'proved', id: job.id, proved: await makeProof(job) });
  } catch (error) {
    port.send({ type: 'failed', id: job.id, message: error instanceof Error ? error.message : String(error) });
  }
});
