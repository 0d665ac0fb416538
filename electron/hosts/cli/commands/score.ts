import type { Command } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

export const score: Command = { summary: '', usage: 'score', run: async () => exitCode.failed };
