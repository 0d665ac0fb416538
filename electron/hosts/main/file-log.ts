/** @file The desktop app's log: a file of JSON lines without paths, the one before kept, both small. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../../core/work/log.ts';
import { redact, redactDeep } from './redact.ts';

const maxBytes = 1_000_000;

/** A log that cannot be written is no reason to stop. */
export function createFileLog(file: string, nowIso: () => string): Log {
  attempt(() => mkdirSync(path.dirname(file), { recursive: true }));
  const write = (level: string, message: string, details: Record<string, unknown> = {}) => {
    const line = JSON.stringify({ level, at: nowIso(), message: redact(message), ...(redactDeep(details) as object) });
    attempt(() => {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxBytes) renameSync(file, `${file}.old`);
      appendFileSync(file, `${line}\n`);
    });
  };
  return {
    info: (message, details) => write('info', message, details),
    warn: (message, details) => write('warn', message, details),
  };
}

function attempt(step: () => void): void {
  try {
    step();
  } catch {
    // A full or read-only disk: the app itself will say so where it matters.
  }
}
