/** @file The shape of a language: the same keys, the same values put in; only the words are free. */

/** What another language must be to stand in for `T`: a key that is missing or that nobody asks for does not compile. */
export type Like<T> = T extends string
  ? string
  : T extends (...values: infer V) => infer R
    ? (...values: V) => Like<R>
    : T extends object
      ? { readonly [K in keyof T]: Like<T[K]> }
      : T;
