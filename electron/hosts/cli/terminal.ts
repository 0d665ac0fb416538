/** @file Results on stdout, progress and remarks on stderr. On a terminal progress is one line that is rewritten; in a pipe it is a line now and then. */
import { say } from '../../../texts/say.ts';
import type { Progress } from '../../contract/progress.ts';
import { type Sentences, tell, tellAll } from '../../contract/told.ts';
import { visibleLines } from '../../contract/visible-text.ts';
import { jsonChunks } from './json-chunks.ts';

export interface Terminal {
  /** Result lines for people on stdout. Nothing in a name steers the terminal. */
  print(text: string): void;
  /** A result for scripts on stdout, in pieces, as fast as it is read. */
  printJson(value: unknown): Promise<void>;
  /** A text as `print` shows it, for what asks by itself. */
  inWords(text: string): string;
  /** A remark on stderr. */
  remark(text: string): void;
  progress(progress: Progress): void;
  /** Removes the progress line before results are printed. */
  clearProgress(): void;
  /** What kept results from being written (a full disk). A reader that has read enough ("| head") is no failure: the rest is left out. */
  lost(): Error | null;
}

type Failed = (error: NodeJS.ErrnoException) => void;

export interface TerminalStreams {
  out: { write(text: string, taken?: () => void): unknown; on(event: 'error', failed: Failed): unknown };
  err: { write(text: string): unknown; on(event: 'error', failed: Failed): unknown; isTTY?: boolean; columns?: number };
  nowMs(): number;
  /** What told texts are said by. */
  sentences: Sentences;
  /** The same for scripts, which read one language whoever sits there. */
  english: Sentences;
}

export function createTerminal({ out, err, nowMs, sentences, english }: TerminalStreams): Terminal {
  let shown = false;
  let toldAtMs = -Infinity;
  let isClosed = false;
  let lost: Error | null = null;
  out.on('error', (error) => {
    isClosed = true;
    if (error.code !== 'EPIPE' && error.code !== 'EOF') lost = error;
  });
  err.on('error', () => undefined);
  const inWords = (text: string) => visibleLines(tell(text, sentences));
  const clearProgress = () => {
    if (shown) err.write('\r\x1b[K');
    shown = false;
  };
  return {
    print: (text) => {
      clearProgress();
      if (!isClosed) out.write(`${inWords(text)}\n`);
    },
    printJson: async (value) => {
      clearProgress();
      for (const chunk of jsonChunks(value, (part) => tellAll(part, english))) {
        if (isClosed) return;
        await new Promise<void>((taken) => out.write(chunk, () => taken()));
      }
      if (!isClosed) out.write('\n');
    },
    remark: (text) => {
      clearProgress();
      err.write(`${inWords(text)}\n`);
    },
    progress: (progress) => {
      const line = tell(progressLine(progress), sentences);
      if (err.isTTY) {
        err.write(`\r\x1b[K${line.slice(0, (err.columns ?? 100) - 1)}`);
        shown = true;
      } else if (nowMs() - toldAtMs >= 2_000 || progress.state !== 'running') {
        toldAtMs = nowMs();
        err.write(`${line}\n`);
      }
    },
    inWords,
    clearProgress,
    lost: () => lost,
  };
}

/** "Indexing 812 of 3,247 · 41 a second · 1 min left" */
function progressLine({ says, done, total, state, ratePerSecond, secondsLeft }: Progress): string {
  const parts: string[] = [total > 0 ? say('work.doneOf', { says, done, total }) : says];
  if (state !== 'running') parts.push(say(`work.state.${state}`));
  if (ratePerSecond !== null) parts.push(say('work.rate', { rate: ratePerSecond }));
  if (secondsLeft !== null && state === 'running') parts.push(say('work.left', { seconds: secondsLeft }));
  return parts.join(' · ');
}
