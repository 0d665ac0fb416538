import type { Command } from '../context.ts';
import { exitCode } from '../exit-codes.ts';

export const models: Command = { summary: '', usage: 'models', run: async () => exitCode.failed };
