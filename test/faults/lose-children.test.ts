import { describe, expect, test } from 'vitest';
import { hurtDecoders, killExifTool, orphanChildren } from './lose-children.ts';

const options = { seed: 5, signal: new AbortController().signal };

describe.skipIf(process.platform === 'win32')('children that are lost', () => {
  test.each(['SIGKILL', 'SIGSTOP'] as const)(
    'decoders hit by %s leave no verdict on a picture',
    { timeout: 120_000 },
    async (hit) => {
      const row = await hurtDecoders(3, hit, options);
      expect(row.examples).toEqual([]);
      expect(row).toMatchObject({ tried: 3, failures: 0 });
    },
  );

  test('ExifTool is started again, and never called missing', { timeout: 120_000 }, async () => {
    const row = await killExifTool(3, options);
    expect(row.examples).toEqual([]);
    expect(row).toMatchObject({ tried: 3, failures: 0 });
  });

  test('nobody outlives a killed engine', { timeout: 120_000 }, async () => {
    const row = await orphanChildren(2, options);
    expect(row.examples).toEqual([]);
    expect(row).toMatchObject({ tried: 2, failures: 0 });
    expect(row.counts.children).toBeGreaterThan(1);
  });
});
