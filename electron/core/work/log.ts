/** @file What an engineer reads afterwards. Photographers read problems instead. */
export interface Log {
  info(message: string, details?: Record<string, unknown>): void;
  warn(message: string, details?: Record<string, unknown>): void;
}

export const silentLog: Log = { info: () => undefined, warn: () => undefined };

/** One JSON object per line on stderr. */
export const stderrLog: Log = {
  info: (message, details) => write('info', message, details),
  warn: (message, details) => write('warn', message, details),
};

function write(level: string, message: string, details?: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ level, at: new Date().toISOString(), message, ...details })}\n`);
}
