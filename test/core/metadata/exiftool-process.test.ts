/** @file ExifTool that dies, stops or cannot start: restarted, and reported as what it was. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createExifTool, probeExifTool } from '../../../electron/core/metadata/exiftool-process.ts';
import { createMetadataReader } from '../../../electron/core/metadata/metadata-reader.ts';
import { inEnglish } from '../../support/in-english.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const hasPerl = process.platform !== 'win32' && existsSync('/usr/bin/perl');
const folder = tempFolder('exiftool');
let counter = 0;

/** A script in Perl, which is what ExifTool is. */
function script(body: string): string {
  counter += 1;
  const file = path.join(folder, `exiftool-${counter}`);
  writeFileSync(file, `#!/usr/bin/perl\n${body}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(!hasPerl)('a probe', () => {
  const probe = async (body: string) => {
    const exiftool = createExifTool({ exiftoolPath: script(body) });
    const answer = await probeExifTool(exiftool);
    await exiftool.end();
    return answer;
  };

  it('killed once, it is started again and nothing is said', async () => {
    const seen = path.join(folder, 'seen');
    const body = `if (!-e '${seen}') { open(my $f, '>', '${seen}'); close $f; kill 9, $$; sleep 5 } print "12.34\\n";`;
    expect(await probe(body)).toEqual({ ok: true, version: '12.34' });
  });

  it('killed every time, that is what is said, not that Perl is missing', async () => {
    const answer = inEnglish(await probe('kill 9, $$; sleep 5;'));
    expect(answer).toMatchObject({
      ok: false,
      message: expect.stringMatching(/SIGKILL.*three times|SIGKILL.*3 times/),
    });
    expect(JSON.stringify(answer)).not.toMatch(/Perl is missing/);
  });

  it('an error of its own is told in its own words', async () => {
    const answer = await probe(`die 'Cannot locate Image/ExifTool.pm in the library path';`);
    expect(answer).toMatchObject({ ok: false, message: expect.stringContaining('Cannot locate Image/ExifTool.pm') });
  });
});

it('where no process can be had, what was asked is told, not left waiting', async () => {
  const exiftool = createExifTool({ exiftoolPath: path.join(folder, 'nowhere', 'exiftool') });
  await expect(Promise.all([exiftool.version(), exiftool.version()])).rejects.toThrow(/exiftool.notNow.*ENOENT/);
  await exiftool.end();
});

it.skipIf(!hasPerl)('a clock that is set back an hour holds nothing up', async () => {
  const clock = { offMs: 0 };
  const clocks = { wallMs: () => performance.now() + clock.offMs, countedMs: () => performance.now() };
  const wall = vi.spyOn(Date, 'now').mockImplementation(() => Math.round(1_790_000_000_000 + clocks.wallMs()));
  const exiftool = createExifTool({ processes: 1, clocks });
  try {
    const version = await exiftool.version();
    // Its process is gone, as after a pause, and the library knows when it started the last one.
    await exiftool.batchCluster.closeChildProcesses(false);
    clock.offMs = -3_600_000;
    expect(await exiftool.version()).toBe(version);
    expect(await Promise.all([exiftool.version(), exiftool.version()])).toEqual([version, version]);
  } finally {
    wall.mockRestore();
    await exiftool.end();
  }
});

describe.skipIf(!hasPerl)('while files are read', () => {
  const exiftool = createExifTool({ processes: 2 });
  const file = path.join(folder, 'picture.png');
  beforeAll(async () => {
    const pixels = sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } });
    await pixels
      .withExif({ IFD0: { Make: 'Chinagraph', Model: 'Test' } })
      .png()
      .toFile(file);
  });
  afterAll(() => exiftool.end());

  it('processes killed again and again are restarted; every file is read in the end', async () => {
    const reader = createMetadataReader({ exiftool });
    const request = {
      path: Buffer.from(file),
      picture: { orientation: 1, storedWidthPx: 40, storedHeightPx: 30 },
    };
    const results = [];
    for (let round = 0; round < 4; round++) {
      results.push((await reader.read(request)).ok);
      for (const pid of childrenOf(process.pid)) process.kill(pid, 'SIGKILL');
    }
    results.push((await reader.read(request)).ok);
    expect(results).toEqual([true, true, true, true, true]);
  });
});

/** ExifTool processes of this test alone. */
function childrenOf(parent: number): number[] {
  if (process.platform !== 'linux') return [];
  return execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('stay_open'))
    .map((line) => Number.parseInt(line, 10));
}
