/**
 * @file How far two people agree about the same pictures, from what each said himself.
 * Cohen's kappa over pick, reject and neither: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960).
 */
import type { Decision, Flag } from '../../../contract/decision.ts';
import type { PhotoId } from '../../../contract/ids.ts';
import type { AuthorsAgreement } from '../../../contract/report.ts';
import type { Stack } from '../../../contract/stack.ts';

/** What one person said: photos that he flagged or rated. */
export type Said = ReadonlyMap<PhotoId, Decision>;

const flags: readonly Flag[] = ['pick', 'none', 'reject'];
const height = ({ flag, stars }: Decision): number => 10 * (2 - flags.indexOf(flag)) + stars;

/**
 * Over the photos of which both said something. `kappa` is 0 for what chance would give and 1 for perfect agreement; null where it means nothing: no photo,
 * or both said the same of all. A pair is two frames of one stack that both put in an order: by flag, then by stars.
 */
export function agreementBetween(a: Said, b: Said, stacks: readonly Stack[]): Omit<AuthorsAgreement, 'authors'> {
  const both = [...a.keys()].filter((id) => b.has(id));
  const shares = (said: Said) =>
    flags.map((flag) => both.filter((id) => said.get(id)!.flag === flag).length / both.length);
  const same = both.filter((id) => a.get(id)!.flag === b.get(id)!.flag).length;
  const [ofA, ofB] = [shares(a), shares(b)];
  const byChance = flags.reduce((sum, _, i) => sum + ofA[i]! * ofB[i]!, 0);
  const kappa = both.length === 0 || byChance > 1 - 1e-9 ? null : (same / both.length - byChance) / (1 - byChance);
  let pairs = 0;
  let pairsAgreed = 0;
  for (const { photoIds } of stacks) {
    const shared = photoIds.filter((id) => a.has(id) && b.has(id));
    shared.forEach((one, i) => {
      for (const other of shared.slice(i + 1)) {
        const inA = Math.sign(height(a.get(one)!) - height(a.get(other)!));
        const inB = Math.sign(height(b.get(one)!) - height(b.get(other)!));
        if (inA === 0 || inB === 0) continue;
        pairs += 1;
        if (inA === inB) pairsAgreed += 1;
      }
    });
  }
  return { photos: both.length, same, kappa, pairs, pairsAgreed };
}
