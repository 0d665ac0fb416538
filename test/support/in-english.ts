/** @file What the engine says, as an English page or terminal shows it. */
import { tell, tellAll } from '../../electron/contract/told.ts';
import { cliTexts } from '../../texts/en/cli/index.ts';
import { engineTexts } from '../../texts/en/engine/index.ts';

const sentences = { ...engineTexts, ...cliTexts };

/** Every told text in it said. */
export const inEnglish = <T>(value: T): T => tellAll(value, sentences);

/** The same error, its words said. */
const errorInEnglish = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  error.message = tell(error.message, sentences);
  if ('data' in error) error.data = inEnglish(error.data);
  return error;
};

/** An iterator's end is asked of the one it stands for, also while the next event is awaited. */
const eventsInEnglish = (events: AsyncGenerator<unknown>): AsyncGenerator<unknown> =>
  new Proxy(events, {
    get: (target, key) => {
      if (key === Symbol.asyncIterator) return () => eventsInEnglish(target);
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== 'function') return member;
      if (key !== 'next') return member.bind(target);
      return async (...values: []) => inEnglish(await target.next(...values));
    },
  });

/** A client of the engine whose answers, events and refusals are in English. */
export const clientInEnglish = <T extends object>(client: T): T =>
  new Proxy(client, {
    get: (target, key, receiver) => {
      const member: unknown = Reflect.get(target, key, receiver);
      return typeof member === 'object' || typeof member === 'function' ? clientInEnglish(member as object) : member;
    },
    apply: (target, self, values) => {
      const answer: unknown = Reflect.apply(target as unknown as (...values: unknown[]) => unknown, self, values);
      if (!(answer instanceof Promise)) return answer;
      return answer.then(
        (value: unknown) =>
          typeof value === 'object' && value !== null && Symbol.asyncIterator in value
            ? eventsInEnglish(value as AsyncGenerator<unknown>)
            : inEnglish(value),
        (error: unknown) => {
          throw errorInEnglish(error);
        },
      );
    },
  });

/** Runs it; what it throws speaks English. */
export const throwingInEnglish = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw errorInEnglish(error);
  }
};

/** What it fails with, in English. */
export const failureInEnglish = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => inEnglish(error instanceof Error ? error.message : String(error)),
  );
