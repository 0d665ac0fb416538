/** @file A file of rules, from whoever wrote it: read whole or refused with the part that is wrong. */
import { say } from '../../../texts/say.ts';
import { type DeliveryRules, deliveryRules, type RulesChoice } from '../../contract/checking.ts';
import { Refusal } from '../work/refusal.ts';
import { presets } from './presets.ts';

/** @throws Refusal with the place and what is wrong there. */
export function readRules(choice: RulesChoice): DeliveryRules {
  if ('preset' in choice) return presets[choice.preset];
  let value: unknown;
  try {
    value = JSON.parse(choice.text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Refusal('REFUSED', say('rules.noJson', { problem: (error as Error).message }));
  }
  const parsed = deliveryRules.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .slice(0, 3)
    .map(
      ({ path, message }) =>
        `${path.length > 0 ? path.map(String).join('.').slice(0, 80) : say('file.whole')}: ${message.slice(0, 160)}`,
    );
  throw new Refusal('REFUSED', say('rules.unusable', { problems: problems.join('; ') }));
}
