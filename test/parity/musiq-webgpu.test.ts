import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

/** Chromium's software Vulkan driver: slow, and enough to prove a second provider's numbers. */
const driver = '/usr/lib/chromium/vk_swiftshader_icd.json';

const group = existsSync(driver) ? describe : describe.skip;
group(`MUSIQ on WebGPU${existsSync(driver) ? '' : ` (skipped: no software Vulkan driver at ${driver})`}`, () => {
  test('one block gives the CPU numbers, with no part left to the CPU', async () => {
    const child = fileURLToPath(new URL('./webgpu-child.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', child], {
      env: { ...process.env, VK_ICD_FILENAMES: driver },
    });
    const { cpu, webgpu } = JSON.parse(stdout.trim().split('\n').at(-1) as string);
    expect(Math.abs(webgpu - cpu)).toBeLessThan(0.001);
  }, 120_000);
});
