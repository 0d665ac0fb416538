/** @file A clock that can be set while a process runs: libfaketime, preloaded into it and its children, reads how far it is off from a file. */
import { globSync, writeFileSync } from 'node:fs';

export interface DayClock {
  env: NodeJS.ProcessEnv;
  /** Seconds, negative for back. What measures durations is left alone, as it is when a real clock is set. */
  jump(seconds: number): void;
}

/** Null where libfaketime is not installed (Debian: `faketime`). */
export function clockFile(file: string): DayClock | null {
  const [library] = globSync('/usr/lib/*/faketime/libfaketimeMT.so.1');
  if (library === undefined) return null;
  let offS = 0;
  const write = (): void => writeFileSync(file, `${offS < 0 ? '' : '+'}${offS}\n`);
  write();
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_CACHE_DURATION: '1',
      // Times of files are the disk's, which nobody set.
      NO_FAKE_STAT: '1',
    },
    jump: (seconds) => {
      offS += seconds;
      write();
    },
  };
}
