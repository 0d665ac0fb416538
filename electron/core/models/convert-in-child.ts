/** @file Conversion in a process of its own: it may take a gigabyte of memory, runs over a file from the Internet, and must be stoppable at once. */

import { say } from '../../../texts/say.ts';
import { asWritten, type Told } from '../../contract/told.ts';
import type { ChildHandle, LaunchChild } from '../work/launch-child.ts';
import type { ConvertAnswer, ConvertedFile, ConvertRequest } from './convert-protocol.ts';

export type ConvertResult =
  | { ok: true; files: readonly ConvertedFile[]; converter: string }
  | { ok: false; problem: Told };

/** Megabytes of V8 heap; tensors live outside it. */
const maxHeapMb = 2048;

export function convertInChild(
  launch: LaunchChild,
  request: ConvertRequest,
  signal: AbortSignal | undefined,
  onProgress: (fraction: number) => void,
  module: URL = new URL('./convert-child.ts', import.meta.url),
): Promise<ConvertResult> {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child: ChildHandle = launch(module, { maxHeapMb });
    const end = () => {
      signal?.removeEventListener('abort', abort);
      child.kill();
    };
    const abort = () => {
      end();
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort);
    child.onMessage((message) => {
      const answer = message as ConvertAnswer;
      if (answer.type === 'progress') return onProgress(answer.fraction);
      end();
      if (answer.type === 'failed') resolve({ ok: false, problem: asWritten(answer.message) });
      else resolve({ ok: true, files: answer.files, converter: answer.converter });
    });
    child.onExit(({ code, signal: by }) => {
      end();
      resolve({
        ok: false,
        problem: say('convert.ended', { by: by ?? `code ${code}` }),
      });
    });
    child.send(request);
  });
}
