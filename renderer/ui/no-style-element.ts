/** @file Stands in for react-style-singleton in the build (see vite.config.ts): same shape, writes no style element. */
export const styleSingleton = () => () => null;
export const styleHookSingleton = () => () => undefined;
export const stylesheetSingleton = () => ({ add: () => undefined, remove: () => undefined });
