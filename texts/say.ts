/** @file How core and the command line say something: by its code, with the values that its English sentence asks for. See [Note: Told]. */
import { asTold, type Told, type ToldValue } from '../electron/contract/told.ts';
import type { cliTexts } from './en/cli/index.ts';
import type { engineTexts } from './en/engine/index.ts';

export { asWritten, type Told } from '../electron/contract/told.ts';

type English = typeof engineTexts & typeof cliTexts;
export type Code = keyof English;
type Values<C extends Code> = English[C] extends (values: infer V) => string ? [values: V] : [];

export const say = <C extends Code>(code: C, ...[values]: Values<C>): Told =>
  asTold(code, values as { [key: string]: ToldValue } | undefined);
