/** @file Why a statistic says nothing of a picture, for the photographer. */
import type { WhyUnscorable } from '../../native-models/natural-scenes/unscorable.ts';
import { say, type Told } from '../../texts/say.ts';

export function whyUnscorable(why: WhyUnscorable): Told {
  switch (why.kind) {
    case 'flat':
      return say('unscorable.flat', why);
    case 'small':
      return say('unscorable.small', why);
    case 'blocks':
      return say('unscorable.blocks', why);
  }
}
