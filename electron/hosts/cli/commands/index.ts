/** @file Every command by its name. */
import type { Command } from '../context.ts';
import { adopt } from './adopt.ts';
import { best } from './best.ts';
import { check } from './check.ts';
import { clock } from './clock.ts';
import { compare } from './compare.ts';
import { cull } from './cull.ts';
import { decide } from './decide.ts';
import { decisions } from './decisions.ts';
import { devices } from './devices.ts';
import { doctor } from './doctor.ts';
import { evaluate } from './evaluate.ts';
import { exportFolder } from './export.ts';
import { filters } from './filters.ts';
import { find } from './find.ts';
import { gather } from './gather.ts';
import { indexFolder } from './index-folder.ts';
import { ingest } from './ingest.ts';
import { lightroom } from './lightroom.ts';
import { models } from './models.ts';
import { open } from './open.ts';
import { paired } from './paired.ts';
import { people } from './people.ts';
import { readBack } from './read-back.ts';
import { report } from './report.ts';
import { score } from './score.ts';
import { scores } from './scores.ts';
import { serve } from './serve.ts';
import { servers } from './servers.ts';
import { sets } from './sets.ts';
import { stacks } from './stacks.ts';
import { taste } from './taste.ts';
import { undo } from './undo.ts';
import { updates } from './updates.ts';
import { watchFolder } from './watch.ts';

export const commands: Record<string, Command> = {
  ingest,
  cull,
  index: indexFolder,
  gather,
  watch: watchFolder,
  clock,
  decide,
  decisions,
  undo,
  adopt,
  sets,
  stacks,
  filters,
  best,
  taste,
  people,
  export: exportFolder,
  'read-back': readBack,
  open,
  lightroom,
  score,
  find,
  scores,
  compare,
  check,
  evaluate,
  report,
  models,
  servers,
  devices,
  doctor,
  serve,
  paired,
  updates,
};
