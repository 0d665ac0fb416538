/** @file In words, for the terminal and `doctor`: what of CUDA is here, what is missing, and how to get it. */
import { say } from '../../../texts/say.ts';
import type { DeviceLibraries, LibraryNeed } from '../../contract/device-libraries.ts';
import { joinTold, type Told } from '../../contract/told.ts';

const names: Record<LibraryNeed['what'], Told> = {
  driver: say('cuda.name.driver'),
  cuda: say('cuda.name.cuda'),
  cudnn: say('cuda.name.cudnn'),
};

/** One line a need. */
export const sayNeeds = (needs: readonly LibraryNeed[]): Told[] =>
  needs.map(({ what, ok, lacks, version }) =>
    ok
      ? say('cuda.found', { name: names[what], version })
      : say('cuda.lacks', { name: names[what], version, lacks, how: say(`cuda.get.${what}`, { version }) }),
  );

export const sayLibraries = ({ state, needs }: DeviceLibraries): Told =>
  joinTold([say('cuda.state', { state }), ...sayNeeds(needs.filter(({ ok }) => !ok))], '; ');
