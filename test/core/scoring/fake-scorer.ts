/**
 * @file A scoring process with a fault per provider: cuda dies on every batch, coreml cannot start, webgpu hangs, dml gives other numbers,
 * cpu is well. A picture of 13 pixels' width kills every provider.
 */
import type { FromScorer, ToScorer } from '../../../electron/scorer/protocol.ts';

const post = (message: FromScorer) => void process.send?.(message);
let provider = 'cpu';

const reading = (index: number) => ({
  picture: `picture ${index}`,
  values: [index * 2 + (provider === 'dml' ? (index % 2) * 0.7 : 0)],
});

process.on('message', (raw) => {
  const message = raw as ToScorer;
  if (message.type === 'configure') {
    provider = message.device.provider;
    if (provider === 'coreml') process.exit(70);
    post({ type: 'ready', runtimeVersion: 'fake' });
    return;
  }
  if (message.type === 'cancel' || message.type === 'unload') return;
  const { id } = message;
  post({ type: 'alive', id, doing: 'running' });
  if (provider === 'cuda') process.kill(process.pid, 'SIGSEGV');
  if (provider === 'webgpu') return;
  if (message.type === 'self-test') {
    const readings = Array.from({ length: 40 }, (_, index) => reading(index));
    post({ type: 'self-tested', id, readings, msPerPicture: provider === 'cpu' ? 100 : 10 });
  }
  if (message.type === 'score') {
    if (message.pictures.some(({ widthPx }) => widthPx === 13)) process.exit(9);
    const values = message.pictures.map(({ heightPx }) => ({ headline: heightPx }));
    post({ type: 'scored', id, values, ms: 1 });
  }
});
process.on('disconnect', () => process.exit(0));
