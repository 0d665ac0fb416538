import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { needing, softwareVulkan } from '../support/needs.ts';

// Slow, and enough to prove a second provider's numbers.
describe('MUSIQ on WebGPU', needing("Chromium's software Vulkan driver"), () => {
  test('one block gives the CPU numbers, with no part left to the CPU', async () => {
    const child = fileURLToPath(new URL('./webgpu-child.ts', import.meta.url));
    const { stdout } = await promisify(execFile)(process.execPath, ['--no-warnings', child], {
      env: { ...process.env, VK_ICD_FILENAMES: softwareVulkan },
    });
    const { cpu, webgpu } = JSON.parse(stdout.trim().split('\n').at(-1) as string);
    expect(Math.abs(webgpu - cpu)).toBeLessThan(0.001);
  }, 120_000);
});
