/** @file axe on what is in the window now: WCAG 2.2 A and AA and axe's best practices, nothing serious left. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Fails with rule, element and advice of every serious or critical finding. `within`: a selector of the only part that is new and can be reached. */
export async function checkAxe(page: Page, screen: string, within?: string): Promise<void> {
  // In the page itself: no frame of another origin is ever in it, and a blank page for each check costs more than the check.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (within) axe.include(within);
  const { violations } = await axe.analyze();
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  expect.soft(serious, `axe on ${screen}`).toEqual([]);
}
